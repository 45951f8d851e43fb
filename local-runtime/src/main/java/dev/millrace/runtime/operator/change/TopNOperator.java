package dev.millrace.runtime.operator.change;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ChangeSpecs.TopNSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.row.RowOperator;
import dev.millrace.runtime.operator.row.RowOrder;
import dev.millrace.runtime.operator.row.RowResults;
import dev.millrace.runtime.state.KeyedRows;

/**
 * The first rows per key by an order, as a changelog. A key's rows are a list in that order, of which a row that comes
 * is compared from the end on; if none can be taken back, the list holds no more than what is given.
 */
public final class TopNOperator extends RowOperator {

    private final TopNSpec spec;
    private final KeyColumns keys;
    private final KeyedRows rows;
    private final RowOrder order;
    private final RowResults results;
    private final int width;

    // The change in hand.
    private int place;
    private long time;

    public TopNOperator(TopNSpec spec, OperatorContext context) {
        super(context);
        this.spec = spec;
        Schema input = context.input();
        this.width = input.width();
        this.keys = new KeyColumns(spec.keys(), input, context.batchSize());
        this.rows = context.state().rows(context.node().node().id(), "rows", input.types(), spec.keys());
        this.order = new RowOrder(spec.order());
        this.results = new RowResults(context.outbox(0), context.outputSchemas().get(0), context.batchSize(), null);
    }

    @Override
    protected RowResults results() {
        return results;
    }

    @Override
    protected void begin(int port, Batch batch) {
        if (batch.selected() > 0) {
            keys.read(batch);
        }
    }

    @Override
    protected void onRow(int port, Batch batch, int row, int i) {
        place = batch.place(row);
        time = timestamp(batch, row);
        int key = rows.find(keys.columns(), row, keys.hashes()[i]);
        if (batch.isRetraction(row)) {
            if (key != KeyedRows.NONE) {
                retract(batch, row, key);
            }
        } else {
            insert(batch, row, key, keys.hashes()[i]);
        }
    }

    private void insert(Batch batch, int row, int known, int hash) {
        int length = known == KeyedRows.NONE ? 0 : rows.length(known);
        int after = known == KeyedRows.NONE ? KeyedRows.NONE : rows.last(known);
        int number = length + 1;
        while (after != KeyedRows.NONE && order.compare(rows, after, batch, row) > 0) {
            after = rows.previous(after);
            number--;
        }
        if (number > spec.count() && !spec.allRows()) {
            return;
        }
        int added = rows.add(batch.columns(), row, known, hash, time, after);
        if (number > spec.count()) {
            return;
        }
        int key = rows.key(added);
        if (spec.withNumber()) {
            moveDown(added, number, length);
        } else {
            if (length >= spec.count()) {
                give(nth(key, spec.count() + 1), spec.count(), true);
            }
            give(added, number, false);
        }
        if (length >= spec.count() && !spec.allRows()) {
            rows.remove(rows.last(key));
        }
    }

    /** From a new row on, every row takes the number of the one behind it. */
    private void moveDown(int added, int number, int length) {
        int row = added;
        for (int n = number; n <= Math.min(length + 1, spec.count()); n++) {
            int next = rows.next(row);
            if (next != KeyedRows.NONE) {
                give(next, n, true);
            }
            give(row, n, false);
            row = next;
        }
    }

    private int nth(int key, int n) {
        int at = rows.first(key);
        for (int i = 1; i < n; i++) {
            at = rows.next(at);
        }
        return at;
    }

    private void retract(Batch batch, int row, int key) {
        int number = 1;
        int found = rows.first(key);
        while (found != KeyedRows.NONE && !rows.equal(found, batch.columns(), row)) {
            found = rows.next(found);
            number++;
        }
        if (found == KeyedRows.NONE) {
            return;
        }
        if (number <= spec.count()) {
            if (spec.withNumber()) {
                moveUp(found, number);
            } else {
                give(found, number, true);
                if (rows.length(key) > spec.count()) {
                    give(nth(key, spec.count() + 1), spec.count(), false);
                }
            }
        }
        rows.remove(found);
    }

    /** From a row taken back on, every row's number goes to the one behind it. */
    private void moveUp(int found, int number) {
        int row = found;
        for (int n = number; n <= spec.count() && row != KeyedRows.NONE; n++) {
            give(row, n, true);
            row = rows.next(row);
            if (row != KeyedRows.NONE) {
                give(row, n, false);
            }
        }
    }

    private void give(int row, int number, boolean retraction) {
        int at = results.append(place, time, retraction);
        Column[] to = results.batch().columns();
        rows.copy(row, to, 0, at);
        if (spec.withNumber()) {
            to[width].setNotNull(at);
            ((LongColumn) to[width]).set(at, number);
        }
    }
}
