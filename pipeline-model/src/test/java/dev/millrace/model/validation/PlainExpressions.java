package dev.millrace.model.validation;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.problem.Place.Span;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows no SQL: the name of a field is that field, {@code true} is true, {@code a[]} an array of strings, {@code error}
 * has an error in its second letter, and everything else is the text itself. Remembers what it was asked.
 */
public final class PlainExpressions implements ExpressionCompiler {

    public final List<String> compiled = new ArrayList<>();

    @Override
    public Result compile(String text, Schema input) {
        compiled.add(text);
        if (text.contains("error")) {
            int at = text.indexOf("error") + 1;
            return Result.failed("There is an error.", new Span(1, at, 1, at + "error".length() - 1));
        }
        if (input.indexOf(text).isPresent()) {
            int index = input.indexOf(text).getAsInt();
            Field field = input.field(index);
            return Result.of(new Expression.FieldReference(index, text, field.type(), field.nullable()));
        }
        return Result.of(
                text.equals("a[]")
                        ? new Expression.Literal(List.of("x"), new DataType.Array(Scalar.STRING))
                        : text.equals("true")
                                ? new Expression.Literal(true, Scalar.BOOLEAN)
                                : new Expression.Literal(text, Scalar.STRING));
    }

    @Override
    public Result compile(String text, Schema input, DataType expected) {
        Result result = compile(text, input);
        return result.tree().map(tree -> tree.type().equals(expected)).orElse(true)
                ? result
                : Result.failed("This is not of type " + expected.text() + ".", Span.at(1, 1));
    }

    @Override
    public List<Completion> complete(String text, int caret, Schema input) {
        return List.of();
    }
}
