package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.kernel.LongComparison;
import org.jspecify.annotations.Nullable;

/** A comparison of two long columns or its opposite, as a value or as a condition; null where either is. */
final class LongComparisonNode implements VectorExpression, VectorPredicate {

    private final LongComparison comparison;
    private final boolean not;
    private final boolean swapped;
    private final ArgumentPair arguments;
    private final @Nullable Long constant;
    private final BooleanColumn out;

    LongComparisonNode(ComparisonSense sense, ArgumentPair arguments, int capacity) {
        this.comparison = sense.equal() ? LongComparison.EQUAL : LongComparison.LESS;
        this.not = sense.not();
        this.swapped = sense.swapped();
        this.arguments = arguments;
        this.constant = swapped ? null : (Long) arguments.constant();
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
        LongColumn a = (LongColumn) (swapped ? right : left);
        LongColumn b = (LongColumn) (swapped ? left : right);
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
        LongColumn a = (LongColumn) (swapped ? right : left);
        LongColumn b = (LongColumn) (swapped ? left : right);
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
