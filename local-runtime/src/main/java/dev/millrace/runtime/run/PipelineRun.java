package dev.millrace.runtime.run;

import dev.millrace.model.telemetry.Telemetry;
import java.time.Duration;
import java.util.Optional;

/** A pipeline that was started. All methods may be called from any thread. */
public interface PipelineRun extends AutoCloseable {

    /** The newest snapshot (taken 10 times a second); after the end, the final one. */
    Telemetry telemetry();

    /** What a table sink has received. */
    ResultTable table(String nodeId);

    /** Lines printed by console sinks since the start, and how many were dropped from the front. */
    ConsoleLines console();

    /** Stops all tasks where they are; returns at once. */
    void pause();

    void resume();

    /** Asks the run to end without finishing its input; returns at once. */
    void cancel();

    /** Waits for the end; empty if the time is over first. */
    Optional<Telemetry> await(Duration limit) throws InterruptedException;

    /** Called once, from an engine thread, when the run has ended and everything is closed. */
    void onEnd(Runnable action);

    /** Cancels if necessary and waits until every thread and file is closed. */
    @Override
    void close();
}
