package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.expression.kernel.IntComparison;
import org.jspecify.annotations.Nullable;

/** A comparison of two int columns or its opposite, as a value or as a condition; null where either is. */
final class IntComparisonNode implements VectorExpression, VectorPredicate {

    private final IntComparison comparison;
    private final boolean not;
    private final boolean swapped;
    private final ArgumentPair arguments;
    private final @Nullable Integer constant;
    private final BooleanColumn out;

    IntComparisonNode(ComparisonSense sense, ArgumentPair arguments, int capacity) {
        this.comparison = sense.equal() ? IntComparison.EQUAL : IntComparison.LESS;
        this.not = sense.not();
        this.swapped = sense.swapped();
        this.arguments = arguments;
        this.constant = swapped ? null : (Integer) arguments.constant();
        this.out = new BooleanColumn(capacity);
    }

    @Override
    public DataType type() {
        return DataType.Scalar.BOOLEAN;
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        Column left = arguments.left(batch, rows, count);
        Column right = arguments.right(left, batch, rows, count);
        IntColumn a = (IntColumn) (swapped ? right : left);
        IntColumn b = (IntColumn) (swapped ? left : right);
        Nulls.merge(out, a, b, Selections.span(rows, count));
        int size = Selections.denseSize(rows, count);
        if (size < 0 && rows != null) {
            comparison.sparse(a.values(), b.values(), not, out.values(), rows, count);
        } else if (constant != null) {
            comparison.dense(a.values(), constant, not, out.values(), size);
        } else {
            comparison.dense(a.values(), b.values(), not, out.values(), size);
        }
        return out;
    }

    @Override
    public int select(Batch batch, int @Nullable [] rows, int count, int[] selected) {
        Column left = arguments.left(batch, rows, count);
        Column right = arguments.right(left, batch, rows, count);
        IntColumn a = (IntColumn) (swapped ? right : left);
        IntColumn b = (IntColumn) (swapped ? left : right);
        if (rows == null && !a.hasNulls() && !b.hasNulls()) {
            return constant != null
                    ? comparison.select(a.values(), constant, not, selected, count)
                    : comparison.select(a.values(), b.values(), not, selected, count);
        }
        int given = Nulls.given(a, b, rows, count, selected);
        return constant != null
                ? comparison.select(a.values(), constant, not, selected, given, selected)
                : comparison.select(a.values(), b.values(), not, selected, given, selected);
    }
}
