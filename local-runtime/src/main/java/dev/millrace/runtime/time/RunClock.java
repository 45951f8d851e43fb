package dev.millrace.runtime.time;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The clock of one run: nanoseconds since its start, standing still while the run is paused, so that a source that
 * keeps a pace does not make up for a pause. The live scheduler gives it the system's clock, the simulated one moves it
 * by hand. Thread-safe.
 */
public final class RunClock implements LongSupplier {

    private static final long RUNNING = Long.MIN_VALUE;

    private final LongSupplier source;
    private final AtomicLong offset;
    private final AtomicLong pausedAt = new AtomicLong(RUNNING);

    public RunClock(LongSupplier source) {
        this.source = source;
        this.offset = new AtomicLong(source.getAsLong());
    }

    /** The system's monotonic clock. */
    public static RunClock system() {
        return new RunClock(System::nanoTime);
    }

    /** Nanoseconds since the start, pauses left out. */
    @Override
    public long getAsLong() {
        long paused = pausedAt.get();
        return (paused == RUNNING ? source.getAsLong() : paused) - offset.get();
    }

    public void pause() {
        pausedAt.compareAndSet(RUNNING, source.getAsLong());
    }

    public void resume() {
        long paused = pausedAt.get();
        if (paused != RUNNING) {
            offset.addAndGet(source.getAsLong() - paused);
            pausedAt.set(RUNNING);
        }
    }
}
