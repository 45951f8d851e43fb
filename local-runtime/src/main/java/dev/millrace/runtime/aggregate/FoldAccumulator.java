package dev.millrace.runtime.aggregate;

import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.RowEvaluator;
import dev.millrace.model.spec.TransformSpecs.Folding;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * REDUCE and FOLD: what expressions make of the value so far and the next row. Values are boxed, because an expression
 * sees what it has made itself, so that no column of them can be computed at once.
 */
final class FoldAccumulator extends Accumulator {

    /** A value of null; a slot without any value is null itself. */
    private enum Null {
        NULL
    }

    private final boolean reduce;
    private final @Nullable Object initial;
    private final RowEvaluator update;
    private final @Nullable RowEvaluator merge;
    private Column[] columns = {};
    /** What slots held before the rows that were added last. */
    private @Nullable Object[] before = {};

    // The row that an expression sees.
    private @Nullable Object accumulated;
    private @Nullable Object other;
    private int row;
    private final RowEvaluator.Row pair = index -> index == 0 ? accumulated : other;
    private final RowEvaluator.Row fields = index -> index == 0 ? accumulated : columns[index - 1].boxed(row);

    FoldAccumulator(int first, Folding folding) {
        super(first);
        this.reduce = folding.initial().isEmpty();
        this.initial = folding.initial()
                .map(constant -> RowEvaluator.of(constant).evaluate(List.of()))
                .orElse(null);
        this.update = RowEvaluator.of(folding.update());
        this.merge = folding.merge().map(RowEvaluator::of).orElse(null);
    }

    @Override
    List<AccumulatorType> types() {
        return List.of(AccumulatorType.OBJECT);
    }

    @Override
    void see(Batch batch) {
        columns = batch.columns();
    }

    @Override
    boolean mayFail() {
        return true;
    }

    @Override
    void check(KeyedTable table, int[] slots, int count, @Nullable Column argument, int added) {
        Object held = null;
        for (int i = 0; i < count; i++) {
            held = together(held, table.objects(first)[slots[i]], added);
        }
        if (added >= 0) {
            next(held, argument, added);
        }
    }

    @Override
    void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        if (before.length < to - from) {
            before = new Object[2 * (to - from)];
        }
        @Nullable Object[] values = table.objects(first);
        int at = from;
        try {
            for (; at < to; at++) {
                Object held = values[slots[at]];
                before[at - from] = held;
                values[slots[at]] = next(held, argument, rows == null ? at : rows[at]);
            }
        } catch (RowException e) {
            takeBack(table, slots, argument, rows, from, at);
            throw e;
        }
    }

    @Override
    void takeBack(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        @Nullable Object[] values = table.objects(first);
        for (int i = to - 1; i >= from; i--) {
            values[slots[i]] = before[i - from];
        }
    }

    /** What a slot holds after a row. */
    private @Nullable Object next(@Nullable Object held, @Nullable Column argument, int added) {
        row = added;
        if (!reduce) {
            accumulated = held == null ? initial : value(held);
            return evaluate(update, fields, added);
        }
        Column values = Objects.requireNonNull(argument);
        if (values.isNull(added)) {
            return held;
        }
        other = values.boxed(added);
        if (held == null) {
            return other;
        }
        accumulated = value(held);
        return evaluate(update, pair, added);
    }

    private static @Nullable Object value(Object held) {
        return held == Null.NULL ? null : held;
    }

    private static Object evaluate(RowEvaluator expression, RowEvaluator.Row scope, int row) {
        try {
            Object value = expression.evaluate(scope);
            return value == null ? Null.NULL : value;
        } catch (RowEvaluationException e) {
            throw new RowException(row, e.code().name(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
        @Nullable Object[] values = table.objects(first);
        for (int i = from; i < to; i++) {
            values[targets[i]] = together(values[targets[i]], source.objects(first)[i], RowException.NO_ROW);
        }
    }

    private @Nullable Object together(@Nullable Object held, @Nullable Object added, int cause) {
        if (held == null || added == null) {
            return held == null ? added : held;
        }
        RowEvaluator expression = merge;
        if (expression == null) {
            throw new IllegalStateException("this fold cannot be put together from parts");
        }
        accumulated = value(held);
        other = value(added);
        return evaluate(expression, pair, cause);
    }

    @Override
    void write(KeyedTable table, int from, int count, Column to, int at) {
        for (int i = 0; i < count; i++) {
            Object held = table.objects(first)[from + i];
            to.setBoxed(at + i, held == null ? initial : value(held));
        }
    }
}
