package dev.millrace.runtime.operator.window;

import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.operator.OperatorContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Aggregates: a result is one row. */
final class AggregateStore extends PaneStore {

    private final AggregateSet aggregates;
    private final int firstColumn;
    private final int[] slot = new int[1];
    private final int[] row = new int[1];
    private int[] targets = new int[64];
    private int opened;

    /**
     * @param firstColumn where the aggregates are in a result
     */
    AggregateStore(List<AggregateCall> calls, OperatorContext context, int firstColumn) {
        this(new AggregateSet(calls, context.batchSize()), context, firstColumn);
    }

    private AggregateStore(AggregateSet aggregates, OperatorContext context, int firstColumn) {
        super(context, aggregates.types());
        this.aggregates = aggregates;
        this.firstColumn = firstColumn;
    }

    @Override
    void prepare(Batch batch, int @Nullable [] rows, int count) {
        aggregates.prepare(batch, rows, count);
    }

    @Override
    void check(int[] merged, int count, int added) {
        aggregates.check(table, merged, count, added);
    }

    @Override
    void add(int to, int added) {
        slot[0] = to;
        row[0] = added;
        aggregates.add(table, slot, row, 0, 1);
    }

    @Override
    void merge(int from, int to) {
        if (targets.length <= from) {
            targets = new int[2 * from];
        }
        targets[from] = to;
        aggregates.merge(table, targets, table, from, from + 1);
    }

    @Override
    int open(int from) {
        opened = from;
        return 1;
    }

    @Override
    void write(int i, Column[] columns, int at) {
        aggregates.write(table, opened, 1, columns, firstColumn, at);
    }
}
