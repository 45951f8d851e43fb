package dev.millrace.runtime.data;

/** What flows between rows, in order with them, and concerns the stream itself. Watermarks travel on {@link Track}s. */
public sealed interface Control {

    /** No row will follow. */
    record EndOfInput() implements Control {}

    /**
     * Separates the rows before a checkpoint from those after.
     *
     * @param checkpoint number of the checkpoint, ascending
     * @param triggeredAtMs wall-clock time at which it was asked for
     */
    record Barrier(long checkpoint, long triggeredAtMs) implements Control {}

    /** The stream stops, or begins again, to take part in its receiver's watermark. */
    record Status(boolean active) implements Control {}

    /**
     * Measures how long a row takes from its source to here.
     *
     * @param sentNanos the run's clock when it left the source
     */
    record LatencyMarker(String source, long sentNanos) implements Control {}
}
