package dev.millrace.model.validation;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.expression.ExpressionCompiler.ExpressionError;
import dev.millrace.model.expression.ExpressionCompiler.Result;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Schema;
import java.util.Optional;

/** Compiles expressions and says which kind of error there was. */
record ExpressionBinder(ExpressionCompiler compiler) {

    /** Either an expression or an error with its code. */
    record Bound(Optional<Expression> expression, Code code, Optional<ExpressionError> error) {
        private static Bound of(Result result, Code code) {
            return new Bound(result.tree(), code, Optional.ofNullable(result.error()));
        }
    }

    Bound bind(String text, Schema input) {
        return Bound.of(compiler.compile(text, input), Code.BAD_EXPRESSION);
    }

    /** An expression that is right in itself, but not of the type, has an error of its own. */
    Bound bind(String text, Schema input, DataType expected) {
        Bound bound = bind(text, input);
        boolean converts = bound.expression()
                .map(expression -> !expression.type().equals(expected))
                .orElse(false);
        return converts ? Bound.of(compiler.compile(text, input, expected), Code.WRONG_EXPRESSION_TYPE) : bound;
    }
}
