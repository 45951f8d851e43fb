package dev.millrace.model.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an expression on one row of boxed values, as {@link Function} says. It is the reference for every other
 * evaluator: obvious rather than fast. Values are boxed as {@link dev.millrace.model.schema.DataType} lists them.
 *
 * <p>May be used by several threads at once. Any evaluation may throw {@link RowEvaluationException}.
 */
public final class RowEvaluator {

    /** The fields of one row. */
    @FunctionalInterface
    public interface Row {
        /** The value of the field at this position of the input schema, or null. */
        @Nullable
        Object value(int index);
    }

    private final Evaluation evaluation;

    private RowEvaluator(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** Prepares an evaluator. */
    public static RowEvaluator of(Expression expression) {
        return new RowEvaluator(Evaluation.of(expression));
    }

    /** The expression's value on a row, null for SQL's NULL. */
    public @Nullable Object evaluate(Row row) {
        return evaluation.on(row);
    }

    /** As {@link #evaluate(Row)}, of a row that is a list. */
    public @Nullable Object evaluate(List<? extends @Nullable Object> row) {
        return evaluation.on(row::get);
    }

    /** Whether a condition holds: neither false nor null. */
    public boolean isTrue(Row row) {
        return Boolean.TRUE.equals(evaluation.on(row));
    }
}
