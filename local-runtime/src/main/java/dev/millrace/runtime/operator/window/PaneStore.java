package dev.millrace.runtime.operator.window;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What windows hold, each in a slot of one table; slots of dropped windows are used again. */
abstract class PaneStore {

    final KeyedTable table;
    private final LongColumn nextId = new LongColumn(Scalar.BIGINT, 1);
    private final Column[] idColumns = {nextId};
    private final int[] hash = new int[1];
    private final int[] slot = new int[1];
    private int[] free = new int[64];
    private int freeCount;

    PaneStore(OperatorContext context, List<AccumulatorType> types) {
        this.table = context.state()
                .tables(context.node().node().id(), "windows", List.of(Scalar.BIGINT), types)
                .table(0);
    }

    /**
     * A new batch; {@link #add} may be called for these rows.
     *
     * @throws dev.millrace.runtime.data.RowException if one of them cannot be worked on
     */
    abstract void prepare(Batch batch, int @Nullable [] rows, int count);

    /** An empty slot. */
    final int take() {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        nextId.values()[0] = table.size();
        hash[0] = table.size();
        table.slots(idColumns, hash, null, 0, 1, slot);
        return slot[0];
    }

    final void giveBack(int freed) {
        reset(freed);
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = freed;
    }

    void reset(int emptied) {
        table.reset(emptied);
    }

    /**
     * Whether slots can be merged into the first of them, in this order, and a row be added; changes nothing.
     *
     * @throws dev.millrace.runtime.data.RowException for the row, if {@link #merge} or {@link #add} would fail
     */
    abstract void check(int[] merged, int count, int row);

    /** The same for one slot. */
    final void check(int to, int row) {
        slot[0] = to;
        check(slot, 1, row);
    }

    /** The same for an empty slot. */
    final void checkEmpty(int row) {
        check(slot, 0, row);
    }

    /** Adds a row of the batch that was prepared. */
    abstract void add(int to, int row);

    /** Adds what one slot holds to another; the first must be reset before it is used again. */
    abstract void merge(int from, int to);

    /** Takes up a slot's result; how many rows it is. */
    abstract int open(int from);

    /** Writes row {@code i} of the result taken up to the columns that are the result's. */
    abstract void write(int i, Column[] columns, int at);
}
