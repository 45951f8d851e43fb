package dev.millrace.runtime.operator.window;

import dev.millrace.model.spec.WindowSpecs.WindowedSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.operator.BadRows;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.time.WindowArithmetic;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What window operators that go row by row have in common: a batch is worked through row by row, and between two rows
 * what the watermark or the clock makes due, one timer at a time. Full batches of results are sent in between, so that
 * no call does more than a batch's work before the outbox is asked.
 */
abstract class RowWindowOperator implements Operator {

    final OperatorContext context;
    final WindowedSpec spec;
    final KeyColumns keys;
    final PaneStore store;
    final PaneOutput output;
    final LateRows late;

    private final BadRows errors;
    /** By row, why its arguments cannot be computed; null: they can. */
    private final @Nullable RowException[] bad;

    private final SoundRows sound;

    /** Where the next result stands in the order. */
    private int place;

    private boolean begun;
    private int cursor;
    private int stage;

    private Track track = Track.flat(0, 0, Track.MIN);
    private long frontier;
    private long watermark = Track.MIN;
    private boolean ended;

    RowWindowOperator(WindowedSpec spec, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        int capacity = context.batchSize();
        this.keys = new KeyColumns(spec.keys(), context.input(), capacity);
        this.store = PaneWriter.Shape.store(spec, context);
        this.output = new PaneOutput(context.outputSchemas().get(0), capacity, context.outbox(0));
        this.late = new LateRows(context, spec.columns().lateDetails());
        this.errors = new BadRows(context, 2, spec.onError());
        this.bad = new @Nullable RowException[capacity];
        this.sound = new SoundRows(store::prepare, (row, failure) -> bad[row] = failure, context.batchSize());
    }

    /**
     * Takes the selected row {@code position} of a batch.
     *
     * @throws RowException if it cannot be worked on; nothing has changed then
     */
    abstract void take(Batch batch, int position, int row, long timestamp, long nowMs);

    /** The watermark at which something is due next; {@link Timers#NONE}: nothing. */
    abstract long nextWatermark();

    /** Does one thing that is due at the watermark; {@code nowMs} is the clock. */
    abstract void fireWatermark(long nowMs);

    /** The clock's time at which something is due next; {@link Timers#NONE}: nothing. */
    abstract long nextClock();

    /** Does one thing that is due by the clock. */
    abstract void fireClock(long nowMs);

    /** The input is over: makes due by the watermark whatever waits for the clock. */
    abstract void end();

    /** The place that a result has now. */
    final int place() {
        return place;
    }

    @Override
    public final boolean process(int port, Batch batch) throws IOException {
        if (!begun) {
            begin(batch);
        }
        while (stage == 0) {
            if (!output.sendFull(track)) {
                return false;
            }
            if (!step(batch)) {
                stage = 1;
            }
        }
        if (stage == 1) {
            if (!output.sendRest(track, batch.toPlace(), batch.frontier())) {
                return false;
            }
            stage = 2;
        }
        if (stage == 2) {
            if (!late.offer(batch)) {
                return false;
            }
            stage = 3;
        }
        if (!errors.offer(batch)) {
            return false;
        }
        begun = false;
        return true;
    }

    private void begin(Batch batch) {
        begun = true;
        cursor = 0;
        stage = 0;
        place = -1;
        track = batch.track();
        frontier = batch.frontier();
        watermark = batch.watermarkAfter();
        late.begin();
        errors.begin(batch);
        if (batch.selected() > 0) {
            keys.read(batch);
            for (int i = 0; i < batch.selected(); i++) {
                bad[batch.row(i)] = null;
            }
            sound.evaluate(batch);
        }
    }

    /** Takes the next row, or fires what comes before it; whether there was anything to do. */
    private boolean step(Batch batch) {
        boolean rows = cursor < batch.selected();
        int rowPlace = rows ? batch.place(batch.row(cursor)) : Integer.MAX_VALUE;
        long due = nextWatermark();
        int duePlace = due == Timers.NONE ? Integer.MAX_VALUE : track.firstReaching(due, 0);
        if (rows && rowPlace < duePlace) {
            takeNext(batch, rowPlace);
            return true;
        }
        if (duePlace > batch.toPlace()) {
            return endNow();
        }
        place = Math.max(place, duePlace - 1);
        fireWatermark(context.processingTime().millis());
        return true;
    }

    /** Whether the input has just come to its end. */
    private boolean endNow() {
        if (ended || watermark != Track.MAX) {
            return false;
        }
        ended = true;
        end();
        return true;
    }

    private void takeNext(Batch batch, int rowPlace) {
        int row = batch.row(cursor);
        place = rowPlace;
        int position = cursor++;
        long[] timestamps = batch.timestamps();
        long timestamp = timestamps == null ? 0 : timestamps[row];
        try {
            RowException failed = bad[row];
            if (failed != null) {
                throw failed;
            }
            if (timestamp > WindowArithmetic.MOST_MS || timestamp < -WindowArithmetic.MOST_MS) {
                throw new RowException(
                        row, "EVENT_TIME_OUT_OF_RANGE", "the event time " + timestamp + " ms is out of range");
            }
            take(batch, position, row, timestamp, context.processingTime().millis());
        } catch (RowException e) {
            if (e.row() == RowException.NO_ROW) {
                throw e;
            }
            errors.add(row, e);
        }
    }

    @Override
    public final long dueMs() {
        return ended ? Long.MAX_VALUE : nextClock();
    }

    @Override
    public final boolean onTime(long nowMs) throws IOException {
        // At the last place that has been promised: a gate further down need not wait for rows that may never come.
        Track still = Track.still(frontier - 1, 1, watermark, watermark).withIdle(track.idle());
        place = 0;
        while (true) {
            if (!output.sendFull(still)) {
                return false;
            }
            if (nextClock() > nowMs) {
                break;
            }
            fireClock(nowMs);
        }
        return output.isEmpty() || output.sendRest(still, 1, frontier);
    }

    /** Rows without event time come to their end without a watermark that says so. */
    @Override
    public final boolean finish() throws IOException {
        if (watermark == Track.MAX) {
            return true;
        }
        if (!ended) {
            ended = true;
            place = 0;
            end();
        }
        Track still = Track.still(frontier - 1, 1, watermark, watermark);
        while (output.sendFull(still)) {
            if (nextWatermark() == Timers.NONE) {
                return output.isEmpty() || output.sendRest(still, 1, frontier);
            }
            fireWatermark(context.processingTime().millis());
        }
        return false;
    }
}
