package dev.millrace.runtime.time;

import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.EventTimeSpec.AtEnd;
import dev.millrace.model.spec.EventTimeSpec.BoundedDisorder;
import dev.millrace.model.spec.EventTimeSpec.Punctuated;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.expression.VectorExpression;
import dev.millrace.runtime.expression.VectorExpressions;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Gives batches their event timestamps and watermarks. By default there may be a watermark between any two rows, so that
 * what is late follows from the data alone; with an interval, one after the first batch that comes when the interval is
 * over. A row without a usable event time is told and left out.
 */
public final class WatermarkGenerator {

    /** Told of every row that is left out; throws if that is the policy. */
    public interface Errors {
        void row(int row, String code, String message);
    }

    private final @Nullable EventTimeSpec spec;
    private final OptionalInt field;
    private final ProcessingTime processingTime;
    private final long everyMs;
    /** For bounded disorder: what is taken from the largest timestamp. */
    private final long less;

    private final boolean atEnd;
    private final @Nullable Punctuation punctuation;
    private final long[] ingested;
    private final int[] good;

    private long largest = Long.MIN_VALUE;
    /** The watermark that the rows so far have earned. */
    private long earned = Long.MIN_VALUE;
    /** The watermark that has been told; with an interval, it lags behind. */
    private long told = Long.MIN_VALUE;

    private long nextMs = Long.MIN_VALUE;

    /** The steps of the track in the making. */
    private final int[] steps;

    private final long[] watermarks;

    /**
     * @param spec null: rows have no event time, and the watermark never moves
     */
    public WatermarkGenerator(@Nullable EventTimeSpec spec, ProcessingTime processingTime, int batchSize) {
        this.spec = spec;
        this.processingTime = processingTime;
        this.field = spec == null ? OptionalInt.empty() : spec.field();
        this.everyMs = spec == null ? 0 : spec.everyMs().orElse(0);
        this.less = spec != null && spec.strategy() instanceof BoundedDisorder disorder ? disorder.delayMs() + 1 : 0;
        this.atEnd = spec != null && spec.strategy() instanceof AtEnd;
        this.punctuation = spec != null && spec.strategy() instanceof Punctuated punctuated
                ? new Punctuation(punctuated, batchSize)
                : null;
        this.ingested = new long[spec == null || field.isPresent() ? 0 : batchSize];
        this.good = new int[batchSize];
        this.steps = new int[batchSize];
        this.watermarks = new long[batchSize];
    }

    /** The watermark after all rows so far. */
    public long current() {
        return told;
    }

    /** The largest event time so far; {@link Long#MIN_VALUE} without one. */
    public long largest() {
        return largest;
    }

    /** The watermark after the last row. */
    public long finalWatermark() {
        return spec == null ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /**
     * Sets a batch's timestamps, leaves out the rows that have none, and gives the track for its stretch.
     *
     * @param base ordinal of the track's first place
     * @param length number of its places
     */
    public Track track(Batch batch, long base, int length, Errors errors) {
        if (spec == null) {
            batch.setTimestamps(null);
            return Track.flat(base, length, Long.MIN_VALUE);
        }
        long[] timestamps = timestamps(batch, errors);
        batch.setTimestamps(timestamps);
        long start = told;
        int moved = punctuation == null ? follow(batch, timestamps) : punctuate(batch, punctuation, errors);
        if (everyMs > 0 || atEnd) {
            moved = 0;
            if (!atEnd && processingTime.millis() >= nextMs) {
                told = earned;
                nextMs = processingTime.millis() + everyMs;
            }
        } else {
            told = earned;
        }
        if (moved > 0 && steps[moved - 1] >= length) {
            moved--;
        }
        return new Track(
                base,
                length,
                Arrays.copyOf(steps, moved),
                Arrays.copyOf(watermarks, moved),
                start,
                Track.MAX,
                told,
                false);
    }

    private long[] timestamps(Batch batch, Errors errors) {
        if (field.isEmpty()) {
            Arrays.fill(ingested, 0, batch.size(), processingTime.millis());
            return ingested;
        }
        LongColumn column = (LongColumn) batch.column(field.getAsInt());
        long[] timestamps = column.values();
        if (column.hasNulls() || !inRange(timestamps, batch.size())) {
            leaveOut(batch, column, errors);
        }
        return timestamps;
    }

    /** Whether none is beyond plus or minus {@link WindowArithmetic#MOST_MS}, which is 2^62 - 1: a loop without branches. */
    private static boolean inRange(long[] timestamps, int count) {
        long topBitsDiffer = 0;
        for (int row = 0; row < count; row++) {
            long timestamp = timestamps[row];
            topBitsDiffer |= (timestamp ^ (timestamp << 1)) | ((timestamp - 1) ^ ((timestamp - 1) << 1));
        }
        return topBitsDiffer >= 0;
    }

    private void leaveOut(Batch batch, LongColumn column, Errors errors) {
        int count = 0;
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.row(i);
            long timestamp = column.values()[row];
            if (column.isNull(row)) {
                errors.row(row, "EVENT_TIME_NULL", "the event time is null: filter such rows out, or give them a time");
            } else if (timestamp > WindowArithmetic.MOST_MS || timestamp < -WindowArithmetic.MOST_MS) {
                errors.row(row, "EVENT_TIME_OUT_OF_RANGE", "the event time " + timestamp + " ms is out of range");
            } else {
                good[count++] = row;
            }
        }
        batch.select(good, count);
    }

    /** Lets the watermark follow the largest timestamp; gives the number of steps. */
    private int follow(Batch batch, long[] timestamps) {
        int moved = 0;
        int[] selection = batch.selection();
        int[] places = batch.places();
        int selected = batch.selected();
        for (int i = 0; i < selected; i++) {
            int row = selection == null ? i : selection[i];
            if (timestamps[row] > largest) {
                largest = timestamps[row];
                earned = largest - less;
                moved = step(moved, places == null ? row : places[row]);
            }
        }
        return moved;
    }

    private int step(int moved, int place) {
        // Several rows may hold one place: the watermark moves behind the last of them.
        int at = moved > 0 && steps[moved - 1] == place + 1 ? moved - 1 : moved;
        steps[at] = place + 1;
        watermarks[at] = earned;
        return at + 1;
    }

    /** Rows for which the expression fails are left out. */
    private int punctuate(Batch batch, Punctuation expression, Errors errors) {
        LongColumn marks = expression.evaluate(batch, errors);
        int moved = 0;
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.row(i);
            if (!marks.isNull(row) && marks.values()[row] > earned) {
                earned = Math.min(marks.values()[row], WindowArithmetic.MOST_MS);
                moved = step(moved, batch.place(row));
            }
        }
        return moved;
    }

    /** The expression that says where watermarks are. */
    private static final class Punctuation {

        private final VectorExpression expression;
        private final SoundRows sound;
        private @Nullable Column marks;
        private @Nullable Errors errors;

        Punctuation(Punctuated spec, int batchSize) {
            expression = VectorExpressions.compile(spec.watermark(), batchSize);
            sound = new SoundRows(this::compute, this::failed, batchSize);
        }

        LongColumn evaluate(Batch batch, Errors told) {
            errors = told;
            sound.evaluate(batch);
            batch.select(sound.rows(), sound.count());
            return (LongColumn) Objects.requireNonNull(marks);
        }

        private void compute(Batch batch, int @Nullable [] rows, int count) {
            marks = expression.evaluate(batch, rows, count);
        }

        private void failed(int row, RowException failure) {
            Objects.requireNonNull(errors)
                    .row(row, failure.code(), "the watermark cannot be computed: " + failure.getMessage());
        }
    }
}
