package dev.millrace.runtime.operator.pattern;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.PatternSpecs.StepAggregate;
import dev.millrace.model.spec.TransformSpecs.AggregateFunction;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.state.KeyedRows;
import dev.millrace.runtime.state.KeyedTable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One aggregate over the rows of a step, computed anew each time from a copy of them, batch by batch. */
final class StepRows {

    private static final int BATCH = 64;

    /** Those that have a value where a step has taken no row; the others are null there. */
    private static final Set<AggregateFunction> OF_NOTHING = EnumSet.of(
            AggregateFunction.COUNT,
            AggregateFunction.COUNT_DISTINCT,
            AggregateFunction.APPROX_COUNT_DISTINCT,
            AggregateFunction.COLLECT,
            AggregateFunction.FOLD);

    private final int step;
    private final boolean ofNothing;
    private final AggregateSet aggregates;
    private final KeyedTable table;
    private final Schema input;
    private final Batch batch;
    private final Column[] result;
    private final int[] slots = new int[BATCH];
    /** The last row first. */
    private int[] rows = new int[BATCH];

    private int count;

    StepRows(StepAggregate aggregate, String name, OperatorContext context) {
        this.step = aggregate.step();
        this.ofNothing = OF_NOTHING.contains(aggregate.call().function());
        this.aggregates = new AggregateSet(List.of(aggregate.call()), BATCH);
        this.table = context.state()
                .tables(context.node().node().id(), name, List.of(), aggregates.types())
                .table(0);
        this.input = context.input();
        this.batch = Batch.create(input, BATCH);
        this.result = new Column[] {Column.create(aggregate.call().type(), 1)};
        table.slots(new Column[0], new int[1], null, 0, 1, slots);
    }

    int step() {
        return step;
    }

    void begin() {
        count = 0;
    }

    /** One more row, before those that were added. */
    void addBefore(int row) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
        }
        rows[count++] = row;
    }

    /** @throws dev.millrace.runtime.data.RowException if a value cannot be computed */
    @Nullable
    Object result(KeyedRows from, StoredFields stored) {
        if (count == 0 && !ofNothing) {
            return null;
        }
        table.reset(0);
        for (int done = 0; done < count; done += BATCH) {
            int size = Math.min(BATCH, count - done);
            fill(from, stored, done, size);
            aggregates.prepare(batch, null, size);
            aggregates.add(table, slots, null, 0, size);
        }
        aggregates.write(table, 0, 1, result, 0, 0);
        return result[0].boxed(0);
    }

    private void fill(KeyedRows from, StoredFields stored, int done, int size) {
        batch.clear();
        long[] timestamps = batch.timestamps();
        for (int i = 0; i < size; i++) {
            int row = rows[count - 1 - done - i];
            for (int field = 0; field < input.width(); field++) {
                int position = stored.position(field);
                if (position >= 0) {
                    batch.column(field).copy(i, from.column(row, position), KeyedRows.position(row));
                }
            }
            if (timestamps != null) {
                timestamps[i] = from.time(row);
            }
        }
        batch.setSize(size);
    }
}
