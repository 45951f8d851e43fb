package dev.millrace.runtime.time;

import java.util.function.LongSupplier;

/**
 * Processing time: the wall clock of one run, in milliseconds since 1970, derived from the run's own clock, so that it
 * stands still while the run is paused and follows a simulated or replayed clock.
 */
public final class ProcessingTime {

    private static final long NANOS_PER_MS = 1_000_000;

    private final LongSupplier nanoTime;
    private final long startMs;

    /**
     * @param nanoTime nanoseconds since the start of the run
     * @param startMs processing time at the start of the run
     */
    public ProcessingTime(LongSupplier nanoTime, long startMs) {
        this.nanoTime = nanoTime;
        this.startMs = startMs;
    }

    public long millis() {
        return startMs + Math.floorDiv(nanoTime.getAsLong(), NANOS_PER_MS);
    }

    /** When the run's clock reaches a processing time. */
    public long nanosAt(long millis) {
        return Math.multiplyExact(millis - startMs, NANOS_PER_MS);
    }
}
