package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Schema;
import java.util.Optional;

/** Expressions whose value becomes a field. */
final class Expressions {

    private Expressions() {}

    /** The bound expression, if its type is one that a field may have. */
    static Optional<Expression> column(BindContext context, String path, String text, Schema input) {
        Optional<Expression> expression = context.expression(path, text, input);
        if (expression.isPresent() && expression.get().type() == Scalar.INTERVAL_MONTHS) {
            context.error(
                    Code.WRONG_EXPRESSION_TYPE,
                    path,
                    "A field cannot hold an interval of months.",
                    "Add it to a timestamp, or use an interval of days or shorter.");
            return Optional.empty();
        }
        return expression;
    }
}
