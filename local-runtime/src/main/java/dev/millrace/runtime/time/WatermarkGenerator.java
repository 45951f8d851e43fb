package dev.millrace.runtime.time;

import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.EventTimeSpec.BoundedDisorder;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.data.Track;
import java.util.Arrays;
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

    /** The steps of the track in the making. */
    private int[] steps = new int[0];

    private long[] watermarks = new long[0];

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
        if (steps.length < count) {
            steps = new int[count];
            watermarks = new long[count];
        }
        long start = emitted;
        int moved = 0;
        for (int i = 0; i < count; i++) {
            if (timestamps[i] > largest) {
                largest = timestamps[i];
                emitted = largest - delayMs - 1;
                steps[moved] = i + 1;
                watermarks[moved++] = emitted;
            }
        }
        if (moved > 0 && steps[moved - 1] == count) {
            moved--;
        }
        return new Track(
                first, count, Arrays.copyOf(steps, moved), Arrays.copyOf(watermarks, moved), start, Track.MAX, emitted);
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
        return Track.still(first, count, start, emitted);
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
