package dev.millrace.runtime.aggregate;

import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.expression.VectorExpression;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorPredicate;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** All aggregates of a node over one table: evaluates their arguments by batch, then adds rows by slot. */
public final class AggregateSet {

    private static final SoundRows.Failed FAIL = (row, failure) -> {
        throw failure;
    };

    private static final int NO_ROW = -1;

    private final List<Entry> entries = new ArrayList<>();
    /** Of the entries, those that may fail: they go first, so that the others need not be undone. */
    private final List<Entry> fallible = new ArrayList<>();

    private final List<Entry> infallible = new ArrayList<>();
    private final int[] checked = new int[1];
    private final List<AccumulatorType> types = new ArrayList<>();
    private final int[] passingSlots;
    private final int[] passingRows;

    /**
     * @param capacity most rows in a batch
     */
    public AggregateSet(List<AggregateCall> calls, int capacity) {
        this(calls, capacity, false);
    }

    private AggregateSet(List<AggregateCall> calls, int capacity, boolean totals) {
        for (AggregateCall call : calls) {
            Accumulator accumulator = Accumulators.create(call, types.size(), totals);
            types.addAll(accumulator.types());
            Entry entry = new Entry(accumulator, call, capacity);
            entries.add(entry);
            (accumulator.mayFail() ? fallible : infallible).add(entry);
        }
        passingSlots = new int[capacity];
        passingRows = new int[capacity];
    }

    /**
     * Aggregates of which only totals are ever seen, never what they are on the way: a sum must fit its type when it is
     * written, not whenever a row is added, so that it does not depend on the rows' order.
     */
    public static AggregateSet ofTotals(List<AggregateCall> calls, int capacity) {
        return new AggregateSet(calls, capacity, true);
    }

    /**
     * Whether results are the same, to the last bit, in whatever order rows are added and however they are divided among
     * tables that are then merged.
     */
    public boolean exactInAnyOrder() {
        return entries.stream().allMatch(entry -> entry.accumulator.exactInAnyOrder());
    }

    /** The accumulator that counts all rows, if the aggregates have one. */
    public OptionalInt rowCount() {
        return entries.stream()
                .filter(entry -> entry.accumulator instanceof CountAccumulator
                        && entry.expression == null
                        && entry.filter == null)
                .mapToInt(entry -> entry.accumulator.first)
                .findFirst();
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

    /**
     * Adds elements {@code from} to {@code to - 1} of {@code rows} to {@code slots}; see {@link Accumulator#add}. A row
     * that one aggregate cannot take is told, and added to none.
     */
    public void add(KeyedTable table, int[] slots, int @Nullable [] rows, int from, int to, SoundRows.Failed failed) {
        int added = 0;
        try {
            for (; added < fallible.size(); added++) {
                add(fallible.get(added), table, slots, rows, from, to);
            }
        } catch (RowException failure) {
            for (int i = 0; i < added; i++) {
                takeBack(fallible.get(i), table, slots, rows, from, to);
            }
            addOneByOne(table, slots, rows, from, to, failed);
            return;
        }
        for (Entry entry : infallible) {
            add(entry, table, slots, rows, from, to);
        }
    }

    /**
     * The same where an error fails the run.
     *
     * @throws RowException for the first row that cannot be added
     */
    public void add(KeyedTable table, int[] slots, int @Nullable [] rows, int from, int to) {
        add(table, slots, rows, from, to, FAIL);
    }

    private void addOneByOne(
            KeyedTable table, int[] slots, int @Nullable [] rows, int from, int to, SoundRows.Failed failed) {
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            checked[0] = slots[i];
            try {
                check(table, checked, 1, row);
            } catch (RowException failure) {
                failed.row(row, failure);
                continue;
            }
            for (Entry entry : entries) {
                add(entry, table, slots, rows, i, i + 1);
            }
        }
    }

    private void add(Entry entry, KeyedTable table, int[] slots, int @Nullable [] rows, int from, int to) {
        if (entry.passes == null) {
            entry.accumulator.add(table, slots, entry.argument, rows, from, to);
        } else {
            int passing = passing(entry.passes, slots, rows, from, to);
            entry.accumulator.add(table, passingSlots, entry.argument, passingRows, 0, passing);
        }
    }

    private void takeBack(Entry entry, KeyedTable table, int[] slots, int @Nullable [] rows, int from, int to) {
        if (entry.passes == null) {
            entry.accumulator.takeBack(table, slots, entry.argument, rows, from, to);
        } else {
            int passing = passing(entry.passes, slots, rows, from, to);
            entry.accumulator.takeBack(table, passingSlots, entry.argument, passingRows, 0, passing);
        }
    }

    /** Whether {@link #merge} or {@link #add} may fail for such aggregates: sums of whole numbers or decimals. */
    public static boolean mayFail(List<AggregateCall> calls) {
        return calls.stream().anyMatch(call -> Accumulators.create(call, 0).mayFail());
    }

    /**
     * Whether slots can be merged, in this order, and a row be added; changes nothing.
     *
     * @throws RowException for the row, if {@link #merge} or {@link #add} would fail
     */
    public void check(KeyedTable table, int[] slots, int count, int row) {
        for (Entry entry : fallible) {
            boolean counts = entry.passes == null || entry.passes[row];
            entry.accumulator.check(table, slots, count, counts ? entry.argument : null, counts ? row : NO_ROW);
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
            accumulator.see(batch);
            accumulator.see(second == null ? null : second.evaluate(batch, mine, number), batch.timestamps());
        }
    }
}
