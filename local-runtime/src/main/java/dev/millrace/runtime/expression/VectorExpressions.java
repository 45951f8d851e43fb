package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import java.util.List;

/**
 * Compiles typed expression trees to kernels over columns.
 *
 * <p>The tree is evaluated node by node: each node asks its arguments for columns and runs one loop over them, so that
 * choosing what to do costs per batch and the loop itself is arithmetic on primitive arrays. Where all rows are asked
 * for, or most, the loop is dense and becomes SIMD; rows that nobody asked for are then computed too, which nobody sees:
 * loops do not fail, they only report that some row may be in error, and then the rows asked for are looked at one by
 * one. Conditions give selections, so that a conjunction's later parts look only at what is left; CASE, COALESCE, AND
 * and OR evaluate their arguments under narrowed selections. Constants are computed when compiled; parts that occur
 * twice are computed once.
 *
 * <p>The meaning of every function is that of {@link dev.millrace.model.expression.RowEvaluator}, errors and the rows
 * they occur on included.
 */
public final class VectorExpressions {

    private VectorExpressions() {}

    /**
     * @param capacity of the largest batch it is to see
     */
    public static VectorExpression compile(Expression expression, int capacity) {
        return new ExpressionGroup(List.of(expression), capacity);
    }

    /** Several at once, so that they share what they have in common. */
    public static VectorProjection compileAll(List<Expression> expressions, int capacity) {
        return new ExpressionGroup(expressions, capacity);
    }

    /** @param condition of type boolean */
    public static VectorPredicate predicate(Expression condition, int capacity) {
        return new RootCondition(condition, capacity);
    }
}
