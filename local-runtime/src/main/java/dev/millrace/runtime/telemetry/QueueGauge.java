package dev.millrace.runtime.telemetry;

/** How full a channel is; may be asked from any thread. */
public interface QueueGauge {

    /** Share of its credits in use, 0 to 1. */
    double fill();

    /** Rows sent and not yet processed. */
    long queuedRows();
}
