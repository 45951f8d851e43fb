package dev.millrace.runtime.aggregate;

import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.runtime.aggregate.Retractable.GroupRow;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.expression.VectorExpression;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorPredicate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All aggregates of a node over changelogs: rows come and are taken back, group by group. */
public final class RetractableSet {

    private final List<AggregateCall> calls;
    private final List<Arguments> arguments = new ArrayList<>();
    private final boolean keepsRows;

    /**
     * @param capacity most rows in a batch
     * @param takesBack whether rows may be taken back
     * @param forgets whether groups may be forgotten, so that a row may be taken back that is not there
     */
    public RetractableSet(List<AggregateCall> calls, int capacity, boolean takesBack, boolean forgets) {
        this.calls = List.copyOf(calls);
        calls.forEach(call -> arguments.add(new Arguments(call, capacity)));
        this.keepsRows = takesBack && (forgets || calls.stream().anyMatch(Retractables::needsRows));
    }

    /** Evaluates filters and arguments for these rows of a batch; they may then be added or taken back. */
    public void prepare(Batch batch, int @Nullable [] rows, int count) {
        arguments.forEach(each -> each.prepare(batch, rows, count));
    }

    /** An empty group. */
    public Group create() {
        return new Group();
    }

    /** The rows of one key. */
    public final class Group {

        private final List<Retractable> aggregates =
                calls.stream().map(Retractables::create).toList();
        /** Where rows must be told apart, those that are there, equal ones in the order in which they came. */
        private final Map<List<@Nullable Object>, Deque<GroupRow>> kept = new HashMap<>();

        /** Rows that could not be added. */
        private final Map<List<@Nullable Object>, Integer> refused = new HashMap<>();

        private long rows;
        private long numbers;

        private Group() {}

        public boolean isEmpty() {
            return rows == 0;
        }

        /** Whether a new group would be the same. */
        public boolean isAsNew() {
            return rows == 0 && refused.isEmpty();
        }

        /**
         * A row of the batch that was prepared comes.
         *
         * @throws RowException if a result would not fit; nothing has changed then
         */
        public void add(Batch batch, int row, long time) {
            GroupRow added = new GroupRow(time, numbers);
            int done = 0;
            try {
                for (; done < aggregates.size(); done++) {
                    arguments.get(done).change(aggregates.get(done), row, added, true);
                }
            } catch (RowException failure) {
                undo(done, row, added, true);
                refused.merge(values(batch, row), 1, Integer::sum);
                throw new RowException(row, failure.code(), message(failure));
            }
            numbers++;
            rows++;
            if (keepsRows) {
                kept.computeIfAbsent(values(batch, row), key -> new ArrayDeque<>())
                        .add(added);
            }
        }

        /**
         * A row of the batch that was prepared takes an earlier, equal one back.
         *
         * @return whether that was there, as far as is known
         * @throws RowException if a result would not fit, or the earlier one could not be added; nothing has changed then
         */
        public boolean takeBack(Batch batch, int row) {
            if (!refused.isEmpty() && refused.containsKey(values(batch, row))) {
                refused.computeIfPresent(
                        values(batch, row), (same, count) -> count == 1 ? null : (Integer) (count - 1));
                throw new RowException(
                        row, "OVERFLOW", "the row that is taken back was not added, because a sum did not fit");
            }
            if (rows == 0) {
                return false;
            }
            GroupRow removed = new GroupRow(0, 0);
            if (keepsRows) {
                Deque<GroupRow> equal = kept.get(values(batch, row));
                if (equal == null) {
                    return false;
                }
                removed = equal.getFirst();
            }
            remove(batch, row, removed);
            return true;
        }

        private void remove(Batch batch, int row, GroupRow removed) {
            int done = 0;
            try {
                for (; done < aggregates.size(); done++) {
                    arguments.get(done).change(aggregates.get(done), row, removed, false);
                }
            } catch (RowException failure) {
                undo(done, row, removed, false);
                throw new RowException(row, failure.code(), message(failure));
            }
            rows--;
            if (keepsRows) {
                kept.computeIfPresent(values(batch, row), (same, equal) -> {
                    equal.removeFirst();
                    return equal.isEmpty() ? null : equal;
                });
            }
        }

        private void undo(int done, int row, GroupRow groupRow, boolean added) {
            for (int i = 0; i < done; i++) {
                arguments.get(i).change(aggregates.get(i), row, groupRow, !added);
            }
        }

        /** Writes the results to the columns from {@code firstColumn} on. */
        public void write(Column[] columns, int firstColumn, int at) {
            for (int i = 0; i < aggregates.size(); i++) {
                columns[firstColumn + i].setBoxed(at, aggregates.get(i).result());
            }
        }

        private static String message(RowException failure) {
            return Objects.requireNonNullElse(failure.getMessage(), failure.code());
        }

        private static List<@Nullable Object> values(Batch batch, int row) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Column column : batch.columns()) {
                values.add(column.boxed(row));
            }
            return Retractables.identity(values);
        }
    }

    /** What the current batch gives one aggregate. */
    private static final class Arguments {

        private static final Object ROW = true;

        private final @Nullable VectorExpression expression;
        private final @Nullable VectorExpression by;
        private final @Nullable VectorPredicate filter;
        private final boolean[] passes;
        private final int[] selected;
        private @Nullable Column values;
        private @Nullable Column comparedBy;

        Arguments(AggregateCall call, int capacity) {
            this.expression = call.argument()
                    .map(argument -> VectorExpressions.compile(argument, capacity))
                    .orElse(null);
            this.by = call.details()
                    .by()
                    .map(compared -> VectorExpressions.compile(compared, capacity))
                    .orElse(null);
            this.filter = call.filter()
                    .map(condition -> VectorExpressions.predicate(condition, capacity))
                    .orElse(null);
            this.passes = new boolean[filter == null ? 0 : capacity];
            this.selected = new int[filter == null ? 0 : capacity];
        }

        void prepare(Batch batch, int @Nullable [] rows, int count) {
            int @Nullable [] mine = rows;
            int number = count;
            if (filter != null) {
                number = filter.select(batch, rows, count, selected);
                mine = selected;
                Arrays.fill(passes, 0, batch.size(), false);
                for (int i = 0; i < number; i++) {
                    passes[selected[i]] = true;
                }
            }
            values = expression == null ? null : expression.evaluate(batch, mine, number);
            comparedBy = by == null ? null : by.evaluate(batch, mine, number);
        }

        void change(Retractable aggregate, int row, GroupRow groupRow, boolean added) {
            if (filter != null && !passes[row]) {
                return;
            }
            Object value = values == null ? ROW : values.boxed(row);
            if (value == null) {
                return;
            }
            Object compared = comparedBy == null ? null : comparedBy.boxed(row);
            if (added) {
                aggregate.add(value, compared, groupRow);
            } else {
                aggregate.remove(value, compared, groupRow);
            }
        }
    }
}
