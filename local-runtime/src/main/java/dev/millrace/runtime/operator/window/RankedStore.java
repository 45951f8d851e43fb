package dev.millrace.runtime.operator.window;

import dev.millrace.model.spec.WindowSpecs.WindowRowsSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.operator.OperatorContext;
import org.jspecify.annotations.Nullable;

/** Rows: a result is all of a window's, sorted, or the first ones. A row that lies in several windows is kept once. */
final class RankedStore extends PaneStore {

    private static final int NONE = -1;
    private static final long NAMESPACE = 0;

    private final RankedRows ranked;
    /** Where the row's number is in a result, or {@link #NONE}. */
    private final int numberColumn;

    /** The row that was added last, and its copy, which is held until the next one comes. */
    private int lastRow = NONE;

    private int lastStored = NONE;

    /**
     * @param numberColumn where the row's number is in a result, if it is
     */
    RankedStore(WindowRowsSpec spec, OperatorContext context, int numberColumn) {
        this(new RankedRows(spec.ranking(), context), context, spec.ranking().withNumber() ? numberColumn : NONE);
    }

    private RankedStore(RankedRows ranked, OperatorContext context, int numberColumn) {
        super(context, ranked.types());
        this.ranked = ranked;
        this.numberColumn = numberColumn;
    }

    @Override
    void prepare(Batch batch, int @Nullable [] rows, int count) {
        forgetLast();
        ranked.prepare(batch);
    }

    private void forgetLast() {
        if (lastStored != NONE) {
            ranked.store().release(lastStored);
        }
        lastRow = NONE;
        lastStored = NONE;
    }

    @Override
    void check(int[] merged, int count, int row) {}

    @Override
    void add(int to, int row) {
        if (row != lastRow) {
            forgetLast();
            lastRow = row;
        }
        if (ranked.wants(table, to, row)) {
            if (lastStored == NONE) {
                lastStored = ranked.share(NAMESPACE, row);
            }
            ranked.offer(table, NAMESPACE, to, lastStored);
        }
    }

    @Override
    void merge(int from, int to) {
        ranked.merge(table, NAMESPACE, from, to);
    }

    @Override
    void reset(int emptied) {
        ranked.release(table, emptied);
        super.reset(emptied);
    }

    @Override
    int open(int from) {
        ranked.gather();
        ranked.take(table, from);
        return ranked.sort();
    }

    @Override
    void write(int i, Column[] columns, int at) {
        ranked.copy(i, columns, at);
        if (numberColumn != NONE) {
            ((LongColumn) columns[numberColumn]).set(at, i + 1);
        }
    }
}
