package dev.millrace.runtime.aggregate;

import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.expression.VectorExpression;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorPredicate;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All aggregates of a node over one table: evaluates their arguments by batch, then adds rows by slot. */
public final class AggregateSet {

    private final List<Entry> entries = new ArrayList<>();
    private final List<AccumulatorType> types = new ArrayList<>();
    private final int[] passingSlots;
    private final int[] passingRows;

    /**
     * @param capacity most rows in a batch
     */
    public AggregateSet(List<AggregateCall> calls, int capacity) {
        for (AggregateCall call : calls) {
            Accumulator accumulator = Accumulators.create(call, types.size());
            types.addAll(accumulator.types());
            entries.add(new Entry(accumulator, call, capacity));
        }
        passingSlots = new int[capacity];
        passingRows = new int[capacity];
    }

    /** The accumulators that a table needs. */
    public List<AccumulatorType> types() {
        return types;
    }

    /** Evaluates filters and arguments for these rows of a batch; {@link #add} may then be called for any of them. */
    public void prepare(Batch batch, int @Nullable [] rows, int count) {
        for (Entry entry : entries) {
            entry.prepare(batch, rows, count);
        }
    }

    /** Adds elements {@code from} to {@code to - 1} of {@code rows} to {@code slots}; see {@link Accumulator#add}. */
    public void add(KeyedTable table, int[] slots, int @Nullable [] rows, int from, int to) {
        for (Entry entry : entries) {
            if (entry.passes == null) {
                entry.accumulator.add(table, slots, entry.argument, rows, from, to);
            } else {
                int passing = passing(entry.passes, slots, rows, from, to);
                entry.accumulator.add(table, passingSlots, entry.argument, passingRows, 0, passing);
            }
        }
    }

    /**
     * Whether a row can be added to a slot; changes nothing.
     *
     * @throws dev.millrace.runtime.data.RowException if {@link #add} would fail
     */
    public void check(KeyedTable table, int slot, int row) {
        for (Entry entry : entries) {
            if (entry.passes == null || entry.passes[row]) {
                entry.accumulator.check(table, slot, entry.argument, row);
            }
        }
    }

    private int passing(boolean[] passes, int[] slots, int @Nullable [] rows, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            passingSlots[count] = slots[i];
            passingRows[count] = row;
            count += passes[row] ? 1 : 0;
        }
        return count;
    }

    /** Adds the accumulators of a source's slots {@code from} to {@code to - 1} to {@code targets} of a table. */
    public void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
        for (Entry entry : entries) {
            entry.accumulator.merge(table, targets, source, from, to);
        }
    }

    /** Writes the results of {@code count} slots to the columns from {@code firstColumn} on, at row {@code at}. */
    public void write(KeyedTable table, int from, int count, Column[] columns, int firstColumn, int at) {
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).accumulator.write(table, from, count, columns[firstColumn + i], at);
        }
    }

    /** One aggregate with what the current batch gives it. */
    private static final class Entry {

        private final Accumulator accumulator;
        private final @Nullable VectorExpression expression;
        private final @Nullable VectorExpression second;
        private final @Nullable VectorPredicate filter;
        private final boolean @Nullable [] passes;
        private final int[] selected;
        private @Nullable Column argument;

        Entry(Accumulator accumulator, AggregateCall call, int capacity) {
            this.accumulator = accumulator;
            this.expression = call.argument()
                    .map(argument -> VectorExpressions.compile(argument, capacity))
                    .orElse(null);
            this.second = call.details()
                    .by()
                    .map(by -> VectorExpressions.compile(by, capacity))
                    .orElse(null);
            this.filter = call.filter()
                    .map(condition -> VectorExpressions.predicate(condition, capacity))
                    .orElse(null);
            this.passes = filter == null ? null : new boolean[capacity];
            this.selected = new int[filter == null ? 0 : capacity];
        }

        void prepare(Batch batch, int @Nullable [] rows, int count) {
            int @Nullable [] mine = rows;
            int number = count;
            if (filter != null && passes != null) {
                number = filter.select(batch, rows, count, selected);
                mine = selected;
                java.util.Arrays.fill(passes, 0, batch.size(), false);
                for (int i = 0; i < number; i++) {
                    passes[selected[i]] = true;
                }
            }
            if (expression != null) {
                argument = expression.evaluate(batch, mine, number);
            }
            accumulator.see(second == null ? null : second.evaluate(batch, mine, number), batch.timestamps());
        }
    }
}
