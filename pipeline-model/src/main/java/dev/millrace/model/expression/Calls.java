package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.List;

/** Makes calls, and evaluates at once those whose arguments are constants. */
final class Calls {

    /** The type of a NULL that has found none yet; rows have fields, so no other value has this type. */
    static final DataType UNTYPED = new DataType.Row(List.of());

    static final Literal UNTYPED_NULL = new Literal(null, UNTYPED);
    static final Literal TRUE = new Literal(true, Scalar.BOOLEAN);

    private static final RowEvaluator.Row NO_ROW = index -> {
        throw new IllegalStateException("a constant has no field " + index);
    };

    private Calls() {}

    /**
     * A call, or its value.
     *
     * @throws RowEvaluationException when its arguments are constants for which it has no value
     */
    static Expression of(Function function, DataType type, boolean nullable, List<Expression> arguments) {
        Call call = new Call(function, arguments, type, nullable);
        boolean constant = arguments.stream().allMatch(Literal.class::isInstance);
        // Arrays stay calls: literals are scalars.
        if (!constant || type instanceof DataType.Array || type instanceof DataType.Row) {
            return call;
        }
        return new Literal(RowEvaluator.of(call).evaluate(NO_ROW), type);
    }

    /** A call that is null exactly where an argument is. */
    static Expression strict(Function function, DataType type, List<Expression> arguments) {
        return of(function, type, arguments.stream().anyMatch(Expression::nullable), arguments);
    }

    static Expression strict(Function function, DataType type, Expression... arguments) {
        return strict(function, type, List.of(arguments));
    }

    /** A call whose value is never null. */
    static Expression present(Function function, DataType type, Expression... arguments) {
        return of(function, type, false, List.of(arguments));
    }

    static Literal text(String value) {
        return new Literal(value, Scalar.STRING);
    }

    static Literal bigint(long value) {
        return new Literal(value, Scalar.BIGINT);
    }

    static boolean isUntyped(Expression expression) {
        return expression.type().equals(UNTYPED);
    }
}
