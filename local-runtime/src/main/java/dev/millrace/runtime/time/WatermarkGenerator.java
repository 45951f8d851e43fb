package dev.millrace.runtime.time;

import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.EventTimeSpec.BoundedDisorder;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.data.Track;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Gives a source's batches their event timestamps and watermarks: the largest timestamp so far, less the delay, less 1
 * ms. By default there is a watermark between any two rows, so that what is late follows from the data alone; with an
 * interval, one after the first batch that is read when the interval is over.
 */
public final class WatermarkGenerator {

    /** For sources without event time: no timestamps, and a watermark that never moves. */
    private static final int NO_FIELD = -1;

    private final int field;
    private final long delayMs;
    private final long everyNanos;
    private final LongSupplier nanoTime;
    private long largest = Long.MIN_VALUE;
    private long emitted = Long.MIN_VALUE;
    private long nextNanos;

    public WatermarkGenerator(Optional<EventTimeSpec> eventTime, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.field = eventTime.map(EventTimeSpec::field).orElse(NO_FIELD);
        BoundedDisorder strategy =
                eventTime.isPresent() ? (BoundedDisorder) eventTime.get().strategy() : null;
        this.delayMs = strategy == null ? 0 : strategy.delayMs();
        this.everyNanos = strategy == null || strategy.everyMs().isEmpty()
                ? 0
                : strategy.everyMs().getAsLong() * 1_000_000;
    }

    /** The watermark after all rows so far. */
    public long current() {
        return emitted;
    }

    /** The watermark after the last row. */
    public long finalWatermark() {
        return field == NO_FIELD ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** Sets a batch's timestamps and gives the track of its rows, which begin at ordinal {@code first}. */
    public Track track(Batch rows, long first) {
        int count = rows.size();
        if (field == NO_FIELD) {
            rows.setTimestamps(null);
            return Track.flat(first, count, Long.MIN_VALUE);
        }
        LongColumn column = (LongColumn) rows.column(field);
        if (column.hasNulls()) {
            refuseNull(column, count);
        }
        long[] timestamps = column.values();
        refuseOutOfRange(timestamps, count);
        rows.setTimestamps(timestamps);
        return everyNanos == 0 ? everyRow(timestamps, count, first) : atIntervals(timestamps, count, first);
    }

    private Track everyRow(long[] timestamps, int count, long first) {
        long[] before = new long[count];
        long start = emitted;
        long running = largest;
        long watermark = emitted;
        long less = delayMs + 1;
        // A branch, because a new largest timestamp is either rare or the rule: without it, each row waits for the
        // last.
        for (int i = 0; i < count; i++) {
            before[i] = watermark;
            if (timestamps[i] > running) {
                running = timestamps[i];
                watermark = running - less;
            }
        }
        largest = running;
        emitted = watermark;
        return new Track(first, count, before, start, Track.MAX, watermark);
    }

    private static void refuseOutOfRange(long[] timestamps, int count) {
        for (int row = 0; row < count; row++) {
            long timestamp = timestamps[row];
            if (timestamp > WindowArithmetic.MOST_MS || timestamp < -WindowArithmetic.MOST_MS) {
                throw new RowException(
                        row, "EVENT_TIME_OUT_OF_RANGE", "the event time " + timestamp + " ms is out of range");
            }
        }
    }

    private Track atIntervals(long[] timestamps, int count, long first) {
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, timestamps[i]);
        }
        long start = emitted;
        long now = nanoTime.getAsLong();
        if (now >= nextNanos) {
            emitted = Math.max(emitted, largest - delayMs - 1);
            nextNanos = now + everyNanos;
        }
        return new Track(first, count, null, start, Track.MAX, emitted);
    }

    private static void refuseNull(LongColumn column, int count) {
        for (int row = 0; row < count; row++) {
            if (column.isNull(row)) {
                throw new RowException(
                        row, "EVENT_TIME_NULL", "the event time is null: filter such rows out, or give them a time");
            }
        }
    }
}
