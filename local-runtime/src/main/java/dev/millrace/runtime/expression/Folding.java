package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.RowEvaluator;
import java.util.List;

/** Computes calls of constants once. Those that fail stay, as the error belongs to each row that evaluates them. */
final class Folding {

    private Folding() {}

    static Expression fold(Expression expression) {
        if (!(expression instanceof Call call)) {
            return expression;
        }
        List<Expression> arguments =
                call.arguments().stream().map(Folding::fold).toList();
        Call folded = new Call(call.function(), arguments, call.type(), call.nullable());
        if (!arguments.stream().allMatch(Literal.class::isInstance)) {
            return folded;
        }
        try {
            return new Literal(RowEvaluator.of(folded).evaluate(List.of()), call.type());
        } catch (RowEvaluationException e) {
            return folded;
        }
    }
}
