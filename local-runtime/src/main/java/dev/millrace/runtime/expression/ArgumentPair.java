package dev.millrace.runtime.expression;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a function that is null where either is null. Where the first is null, the second is not evaluated,
 * which only shows if it could fail.
 */
final class ArgumentPair {

    private final VectorExpression left;
    private final VectorExpression right;
    private final int @Nullable [] given;

    private ArgumentPair(VectorExpression left, VectorExpression right, int @Nullable [] given) {
        this.left = left;
        this.right = right;
        this.given = given;
    }

    static ArgumentPair of(VectorExpression left, VectorExpression right, boolean rightMayFail, int capacity) {
        return new ArgumentPair(left, right, rightMayFail ? new int[capacity] : null);
    }

    /** The value that the second argument has in all rows; null: a column, or null in all rows. */
    @Nullable
    Object constant() {
        return right instanceof ConstantNode node ? node.value() : null;
    }

    Column left(Batch batch, int @Nullable [] rows, int count) {
        return left.evaluate(batch, rows, count);
    }

    /** @param first what {@link #left} gave */
    Column right(Column first, Batch batch, int @Nullable [] rows, int count) {
        if (given == null || !first.hasNulls()) {
            return right.evaluate(batch, rows, count);
        }
        int givenCount = Nulls.given(first, rows, count, given);
        return right.evaluate(batch, given, givenCount);
    }
}
