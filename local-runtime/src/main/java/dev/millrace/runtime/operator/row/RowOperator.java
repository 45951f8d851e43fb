package dev.millrace.runtime.operator.row;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.operator.BadRows;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.time.WindowArithmetic;
import java.io.IOException;
import java.util.ArrayList;
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
    /** By input, what is done with rows that {@link #onRow} cannot work on; none: the run fails. */
    private final BadRows[] badRows;

    /** Results of outputs beside the first. */
    private final List<RowResults> further = new ArrayList<>();
    /** By output, whether it is one of {@link #further}. */
    private final boolean[] sendsResults;

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

    /**
     * @param badRows by input, what is done with rows for which {@link #onRow} throws a {@link RowException}; none: the
     *     run fails
     */
    protected RowOperator(OperatorContext context, BadRows... badRows) {
        this.context = context;
        this.badRows = badRows;
        this.late = new int[context.batchSize()];
        List<Schema> schemas = context.outputSchemas();
        this.progress = new Batch[schemas.size()];
        this.sendsResults = new boolean[schemas.size()];
        for (int i = 1; i < progress.length; i++) {
            progress[i] = Batch.create(schemas.get(i), 1);
        }
    }

    protected abstract RowResults results();

    /** An error output for what is no row of the batch in hand; to be asked for when the operator is made. */
    protected final BadResults badResults(int port, ErrorPolicy onError) {
        BadResults made = new BadResults(context, port, onError);
        further.add(made.results());
        sendsResults[port] = true;
        return made;
    }

    /** The results of an output beside the first; to be asked for when the operator is made. */
    protected final RowResults furtherResults(int port) {
        RowResults made =
                new RowResults(context.outbox(port), context.outputSchemas().get(port), context.batchSize(), null);
        further.add(made);
        sendsResults[port] = true;
        return made;
    }

    /** A batch has come: called before its rows. */
    protected abstract void begin(int port, Batch batch);

    /**
     * A row.
     *
     * @param i its number among the selected rows
     * @throws RowException if it cannot be worked on; nothing may have changed then
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
            if (!drain()) {
                return false;
            }
            step(port, batch);
        }
        if (!drain() || !sendOthers(port, batch)) {
            return false;
        }
        context.counters().late(lateCount);
        begun = false;
        return true;
    }

    private boolean drain() throws IOException {
        for (RowResults each : further) {
            if (!each.drain()) {
                return false;
            }
        }
        return results().drain();
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
        for (RowResults each : further) {
            each.begin(batch);
        }
        if (badRows.length > 0) {
            badRows[port].begin(batch);
        }
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
            take(port, batch, row);
            cursor++;
        } else {
            end(batch);
            results().end(batch);
            for (RowResults each : further) {
                each.end(batch);
            }
            promised = Math.max(promised, batch.frontier());
            showOthers(batch);
            ended = true;
        }
    }

    private void take(int port, Batch batch, int row) {
        try {
            onRow(port, batch, row, cursor);
        } catch (RowException failure) {
            if (badRows.length == 0 || failure.row() == RowException.NO_ROW) {
                throw failure;
            }
            badRows[port].add(row, failure);
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

    private boolean sendOthers(int port, Batch batch) throws IOException {
        while (nextOutput < progress.length) {
            if (!sendOther(nextOutput, port, batch)) {
                return false;
            }
            nextOutput++;
        }
        return true;
    }

    private boolean sendOther(int output, int port, Batch batch) throws IOException {
        if (badRows.length > 0 && badRows[port].port() == output) {
            return badRows[port].offer(batch);
        }
        if (sendsResults[output]) {
            return true;
        }
        boolean isLate = lateCount > 0 && output == lateOutput;
        return context.outbox(output).offer(isLate ? lateRows : progress[output]);
    }
}
