package dev.millrace.runtime.operator.window;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.state.KeyedTable;
import java.util.Arrays;
import java.util.List;

/** The aggregates of windows, each in a slot of one table; slots of dropped windows are used again. */
final class PaneStore {

    private final AggregateSet aggregates;
    private final KeyedTable table;
    private final LongColumn nextId = new LongColumn(Scalar.BIGINT, 1);
    private final Column[] idColumns = {nextId};
    private final int[] hash = new int[1];
    private final int[] slot = new int[1];
    private final int[] row = new int[1];
    private int[] free = new int[64];
    private int freeCount;
    private int[] targets = new int[64];

    PaneStore(OperatorContext context, AggregateSet aggregates) {
        this.aggregates = aggregates;
        this.table = context.state()
                .tables(context.node().node().id(), "windows", List.of(Scalar.BIGINT), aggregates.types())
                .table(0);
    }

    /** An empty slot. */
    int take() {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        nextId.values()[0] = table.size();
        hash[0] = table.size();
        table.slots(idColumns, hash, null, 0, 1, slot);
        return slot[0];
    }

    void giveBack(int freed) {
        table.reset(freed);
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = freed;
    }

    void reset(int emptied) {
        table.reset(emptied);
    }

    /** See {@link AggregateSet#check}. */
    void check(int to, int added) {
        aggregates.check(table, to, added);
    }

    /** Adds a row of the batch that was prepared. */
    void add(int to, int added) {
        slot[0] = to;
        row[0] = added;
        aggregates.add(table, slot, row, 0, 1);
    }

    /** Adds what one slot holds to another; the first must be reset before it is used again. */
    void merge(int from, int to) {
        if (targets.length <= from) {
            targets = new int[2 * from];
        }
        targets[from] = to;
        aggregates.merge(table, targets, table, from, from + 1);
    }

    void write(int from, Column[] columns, int firstColumn, int at) {
        aggregates.write(table, from, 1, columns, firstColumn, at);
    }
}
