package dev.millrace.runtime.schedule;

import java.util.function.LongSupplier;

/** A clock that stands until it is moved. */
public final class VirtualTime implements LongSupplier {

    private volatile long nanos;

    @Override
    public long getAsLong() {
        return nanos;
    }

    void advanceTo(long newNanos) {
        nanos = Math.max(nanos, newNanos);
    }
}
