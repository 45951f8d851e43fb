package dev.millrace.runtime.operator.row;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.time.WindowArithmetic;
import java.io.IOException;
import java.util.List;

/**
 * An operator that takes its rows one by one, in their order, and has timers of event time. A timer fires at the place
 * just before the watermark that reaches it, before any row behind; so what it gives is a function of the data.
 *
 * <p>Results go to {@link #results}. Refusals are dealt with here: between two rows or timers, what waits is sent.
 */
public abstract class RowOperator implements Operator {

    private static final long NONE = Long.MAX_VALUE;

    protected final OperatorContext context;
    private final Batch lateRows = new Batch(new Column[0], 0);
    private final int[] late;
    /** By output; without rows, for those that have nothing to say but how far the stream is. */
    private final Batch[] progress;

    private boolean begun;
    private boolean ended;
    private int cursor;
    private int lastPlace;
    private long promised = Long.MIN_VALUE;
    private long timer = NONE;
    private int timerPlace;
    private int lateCount;
    private int lateOutput;
    private int nextOutput;

    protected RowOperator(OperatorContext context) {
        this.context = context;
        this.late = new int[context.batchSize()];
        List<Schema> schemas = context.outputSchemas();
        this.progress = new Batch[schemas.size()];
        for (int i = 1; i < progress.length; i++) {
            progress[i] = Batch.create(schemas.get(i), 1);
        }
    }

    protected abstract RowResults results();

    /** A batch has come: called before its rows. */
    protected abstract void begin(int port, Batch batch);

    /**
     * A row.
     *
     * @param i its number among the selected rows
     */
    protected abstract void onRow(int port, Batch batch, int row, int i);

    /** The rows of a batch are through, and all timers up to its watermark. */
    protected void end(Batch batch) {}

    /** The event time that the watermark must reach for {@link #onTimer}; {@link Long#MAX_VALUE}: none. */
    protected long nextTimer() {
        return NONE;
    }

    /** The watermark reaches {@link #nextTimer}, which must have moved on afterwards. */
    protected void onTimer(int place) {}

    /** Puts a row that came too late to an output; of one batch, all to the same. */
    protected final void late(int row, int output) {
        late[lateCount++] = row;
        lateOutput = output;
    }

    /** A row's event time, which arithmetic may be done with; 0 if the stream has none. */
    protected static long timestamp(Batch batch, int row) {
        long[] timestamps = batch.timestamps();
        if (timestamps == null) {
            return 0;
        }
        long timestamp = timestamps[row];
        if (timestamp > WindowArithmetic.MOST_MS || timestamp < -WindowArithmetic.MOST_MS) {
            throw new RowException(
                    row, "EVENT_TIME_OUT_OF_RANGE", "the event time " + timestamp + " ms is out of range");
        }
        return timestamp;
    }

    @Override
    public final boolean process(int port, Batch batch) throws IOException {
        if (!begun) {
            start(port, batch);
        }
        while (!ended) {
            if (!results().drain()) {
                return false;
            }
            step(port, batch);
        }
        if (!results().drain() || !sendOthers()) {
            return false;
        }
        context.counters().late(lateCount);
        begun = false;
        return true;
    }

    private void start(int port, Batch batch) {
        begun = true;
        ended = false;
        cursor = 0;
        lateCount = 0;
        lateOutput = 0;
        nextOutput = 1;
        long since = promised - batch.track().base();
        lastPlace = promised < batch.track().base() ? 0 : (int) Math.min(batch.toPlace(), since);
        results().begin(batch);
        begin(port, batch);
        timer = nextTimer();
        timerPlace = place(batch);
    }

    private int place(Batch batch) {
        return timer == NONE ? Integer.MAX_VALUE : batch.track().firstReaching(timer, 0);
    }

    /** One timer or row, or the end of the batch. */
    private void step(int port, Batch batch) {
        long due = nextTimer();
        if (due != timer) {
            timer = due;
            timerPlace = place(batch);
        }
        boolean rowsLeft = cursor < batch.selected();
        int row = rowsLeft ? batch.row(cursor) : 0;
        int next = rowsLeft ? batch.place(row) : batch.toPlace();
        if (timerPlace <= next) {
            lastPlace = Math.max(lastPlace, timerPlace - 1);
            onTimer(lastPlace);
        } else if (rowsLeft) {
            lastPlace = Math.max(lastPlace, next);
            onRow(port, batch, row, cursor);
            cursor++;
        } else {
            end(batch);
            results().end(batch);
            promised = Math.max(promised, batch.frontier());
            showOthers(batch);
            ended = true;
        }
    }

    private void showOthers(Batch batch) {
        for (int i = 1; i < progress.length; i++) {
            progress[i].setOrder(batch.track(), null, batch.toPlace(), batch.frontier());
        }
        if (lateCount > 0) {
            lateRows.setColumns(batch.columns());
            lateRows.setTimestamps(batch.timestamps());
            lateRows.setRetractions(batch.retractions());
            lateRows.setSize(batch.size());
            lateRows.setOrderOf(batch);
            lateRows.select(late, lateCount);
        }
    }

    private boolean sendOthers() throws IOException {
        while (nextOutput < progress.length) {
            boolean isLate = lateCount > 0 && nextOutput == lateOutput;
            if (!context.outbox(nextOutput).offer(isLate ? lateRows : progress[nextOutput])) {
                return false;
            }
            nextOutput++;
        }
        return true;
    }
}
