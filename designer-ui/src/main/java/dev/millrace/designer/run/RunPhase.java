package dev.millrace.designer.run;

/**
 * Where the studio's run is.
 *
 * <pre>
 * IDLE -> STARTING -> RUNNING <-> PAUSED
 *            |           |          |
 *            +-----------+----------+--> ENDED -> STARTING
 * </pre>
 */
public enum RunPhase {
    /** Nothing has been started since the document was opened. */
    IDLE,
    /** Validation and the engine's start are under way. */
    STARTING,
    RUNNING,
    PAUSED,
    /** Finished, cancelled or failed; the last telemetry stays. */
    ENDED;

    /** Whether there is a run that can be stopped. */
    public boolean active() {
        return this == STARTING || this == RUNNING || this == PAUSED;
    }
}
