package dev.millrace.runtime.telemetry;

import java.util.List;

/** What telemetry reads of a task; may be asked from any thread. */
public interface TaskGauge {

    /** Ids of the nodes in it. */
    List<String> nodes();

    int subtask();

    boolean started();

    boolean done();

    long busyNanos();

    /** Time between turns in which somebody downstream had no room. */
    long blockedNanos();

    /** Share of its source's input that was read, 0 to 1; -1 if unknown or not a source. */
    double progress();
}
