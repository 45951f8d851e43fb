package dev.millrace.model.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.expression.Expressions;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.RowEvaluator;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whatever is typed, compiling it gives a tree that can be evaluated or an error that lies within the text. */
public final class ExpressionFuzz {

    private static final Schema SCHEMA = Schema.of(
            List.of(
                    Field.nullable("amount", Scalar.DOUBLE),
                    Field.nullable("count", Scalar.BIGINT),
                    Field.nullable("name", Scalar.STRING),
                    Field.nullable("time", Scalar.TIMESTAMP),
                    Field.nullable("flag", Scalar.BOOLEAN)),
            true);

    private static final List<@Nullable Object> ROW = Arrays.asList(12.5, 7L, "a name", 1_767_225_600_000L, null);

    private ExpressionFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        ExpressionCompiler.Result result = ExpressionCompiler.shared().compile(text, SCHEMA);
        if (result.error() != null) {
            assertFalse(result.error().message().isBlank(), text);
            assertTrue(result.error().span().line() >= 1, text);
            return;
        }
        Expression tree = Objects.requireNonNull(result.expression());
        try {
            RowEvaluator.of(tree).evaluate(ROW);
        } catch (RowEvaluationException e) {
            assertFalse(Objects.requireNonNull(e.getMessage()).isBlank(), text);
        }
        assertFalse(Expressions.text(tree).isBlank(), text);
    }
}
