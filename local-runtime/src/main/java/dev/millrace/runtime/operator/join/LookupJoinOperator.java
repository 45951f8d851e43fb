package dev.millrace.runtime.operator.join;

import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.spec.JoinSpecs.LookupJoinSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.row.RowOperator;
import dev.millrace.runtime.operator.row.RowResults;
import dev.millrace.runtime.state.KeyedRows;
import java.io.IOException;

/**
 * Rows with the rows of a table file that have their key. Every subtask has the whole table, so rows stay where they are.
 * The table is read when the operator is opened, and again between two batches when the clock says so: what is due at a
 * moment is done before the rows of that moment, so in a replay and a simulation it is a function of the recording.
 */
public final class LookupJoinOperator extends RowOperator {

    private static final long NOT_YET = Long.MAX_VALUE;

    private final LookupTable table;
    private final long reloadMs;
    private final boolean keepsLeft;
    private final KeyColumns keys;
    private final Pairs pairs;
    private KeyedRows rows;
    private long reloadAtMs = NOT_YET;

    public LookupJoinOperator(LookupJoinSpec spec, OperatorContext context) {
        super(context);
        this.table = new LookupTable(spec, context);
        this.reloadMs = spec.reloadMs().orElse(0);
        this.keepsLeft = spec.type() == JoinType.LEFT;
        this.keys = new KeyColumns(spec.keys().left(), context.input(), context.batchSize());
        this.rows = new KeyedRows(
                spec.fields().stream().map(field -> field.type()).toList(),
                spec.keys().right());
        this.pairs = new Pairs(
                context,
                badResults(1, spec.onError()),
                context.input().width(),
                spec.fields().size(),
                spec.condition());
    }

    @Override
    public void open() throws IOException {
        rows = table.read();
    }

    @Override
    protected RowResults results() {
        return pairs.results();
    }

    @Override
    protected void begin(int port, Batch batch) {
        if (batch.selected() == 0) {
            return;
        }
        keys.read(batch);
        if (reloadMs > 0 && reloadAtMs == NOT_YET) {
            reloadAtMs = context.processingTime().millis() + reloadMs;
        }
    }

    @Override
    protected void onRow(int port, Batch batch, int row, int i) {
        long[] timestamps = batch.timestamps();
        pairs.at(batch.place(row), timestamps == null ? 0 : timestamps[row], batch.isRetraction(row));
        pairs.left(batch.columns(), row);
        int key =
                Inputs.anyNull(keys.columns(), row) ? KeyedRows.NONE : rows.find(keys.columns(), row, keys.hashes()[i]);
        boolean alone = true;
        int found = key == KeyedRows.NONE ? KeyedRows.NONE : rows.first(key);
        while (found != KeyedRows.NONE) {
            pairs.right(rows, found);
            switch (pairs.judge()) {
                case YES -> {
                    pairs.give();
                    alone = false;
                }
                case BAD -> alone = false;
                case NO -> {}
            }
            found = rows.next(found);
        }
        if (alone && keepsLeft) {
            pairs.noRight();
            pairs.give();
        }
    }

    @Override
    public long dueMs() {
        return reloadAtMs;
    }

    @Override
    public boolean onTime(long nowMs) throws IOException {
        rows = table.read();
        reloadAtMs += ((nowMs - reloadAtMs) / reloadMs + 1) * reloadMs;
        return true;
    }
}
