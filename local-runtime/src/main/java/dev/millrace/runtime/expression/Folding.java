package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.Function;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.RowEvaluator;
import java.util.List;

/**
 * Computes calls of constants once. Those that fail stay, as the error belongs to each row that evaluates them. Also takes
 * comparisons with true and false for what they say.
 */
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
            return isTruth(folded) ? truth(folded) : folded;
        }
        try {
            return new Literal(RowEvaluator.of(folded).evaluate(List.of()), call.type());
        } catch (RowEvaluationException e) {
            return folded;
        }
    }

    /** Whether a call compares a boolean with a constant on the right. */
    private static boolean isTruth(Call call) {
        return (call.function() == Function.EQUAL || call.function() == Function.NOT_EQUAL)
                && call.arguments().get(1) instanceof Literal literal
                && literal.value() instanceof Boolean;
    }

    private static Expression truth(Call call) {
        Expression tested = call.arguments().get(0);
        boolean wanted = Boolean.TRUE.equals(((Literal) call.arguments().get(1)).value());
        boolean same = wanted == (call.function() == Function.EQUAL);
        return same ? tested : new Call(Function.NOT, List.of(tested), call.type(), call.nullable());
    }
}
