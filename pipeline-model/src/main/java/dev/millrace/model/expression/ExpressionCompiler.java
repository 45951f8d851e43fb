package dev.millrace.model.expression;

import dev.millrace.model.problem.Place.Span;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns SQL expression text into a typed tree. Implementations are thread-safe and remember what they compiled, so that
 * asking again for the same text and schema costs a look-up.
 */
public interface ExpressionCompiler {

    /** The process-wide compiler; its first use loads Calcite (some 650 ms). */
    static ExpressionCompiler shared() {
        return CalciteExpressionCompiler.SHARED;
    }

    /** The typed tree of {@code text} over rows of {@code input}, or what is wrong with it. Never throws for bad text. */
    Result compile(String text, Schema input);

    /**
     * As {@link #compile}, and the value converted to {@code expected} where SQL assignment allows it (numbers widen,
     * decimals take the scale, strings do not become numbers).
     */
    Result compile(String text, Schema input, DataType expected);

    /** What may stand at {@code caret} (an offset into text): fields, functions, keywords, best first. */
    List<Completion> complete(String text, int caret, Schema input);

    /**
     * Either a tree or an error.
     *
     * @param expression the tree, or null when there is an error
     * @param error one sentence for people, with its place in the text, or null
     */
    record Result(@Nullable Expression expression, @Nullable ExpressionError error) {

        public static Result of(Expression expression) {
            return new Result(expression, null);
        }

        public static Result failed(String message, Span span) {
            return new Result(null, new ExpressionError(message, span));
        }

        public Optional<Expression> tree() {
            return Optional.ofNullable(expression);
        }
    }

    /** What is wrong and where in the expression's text. */
    record ExpressionError(String message, Span span) {}

    /**
     * A proposal for an editor.
     *
     * @param from offset where the replaced text begins
     * @param to offset where it ends
     * @param insert the text to put there
     * @param detail type or signature
     */
    record Completion(int from, int to, String insert, Kind kind, String detail) {
        public enum Kind {
            FIELD,
            FUNCTION,
            KEYWORD
        }
    }
}
