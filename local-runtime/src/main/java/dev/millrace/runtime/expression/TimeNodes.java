package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.TimeFunctions;
import dev.millrace.model.expression.TimeUnit;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.kernel.LongBinary;
import dev.millrace.runtime.expression.kernel.LongDivision;
import dev.millrace.runtime.expression.kernel.LongUnary;
import dev.millrace.runtime.expression.kernel.TimeArithmetic;
import dev.millrace.runtime.expression.kernel.TimeParts;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Chooses kernels for functions of timestamps; dates and months go row by row. */
final class TimeNodes {

    private TimeNodes() {}

    static @Nullable VectorExpression create(Call call, Compilation compilation) {
        List<Expression> arguments = call.arguments();
        return switch (call.function()) {
            case TIME_ADD -> sum(call, TimeArithmetic.ADD, compilation);
            case TIME_SUBTRACT -> sum(call, TimeArithmetic.SUBTRACT, compilation);
            case TIME_DIFFERENCE -> {
                boolean timestamps = arguments.get(0).type() == Scalar.TIMESTAMP;
                yield timestamps ? binary(TimeArithmetic.DIFFERENCE, call, arguments, compilation) : null;
            }
            case TIMESTAMP_DIFF -> difference(call, compilation);
            case FLOOR_TIME -> floor(call, compilation);
            case EXTRACT -> extract(call, compilation);
            case TO_EPOCH_MILLIS, FROM_EPOCH_MILLIS ->
                new NumberCastNode(compilation.value(arguments.get(0)), call.type(), false, compilation.capacity());
            default -> null;
        };
    }

    private static @Nullable VectorExpression sum(Call call, LongBinary function, Compilation compilation) {
        boolean milliseconds =
                call.type() == Scalar.TIMESTAMP && call.arguments().get(1).type() == Scalar.INTERVAL;
        return milliseconds ? binary(function, call, call.arguments(), compilation) : null;
    }

    private static VectorExpression binary(
            LongBinary function, Call call, List<Expression> arguments, Compilation compilation) {
        ArgumentPair pair = compilation.pair(arguments.get(0), arguments.get(1));
        return new LongBinaryNode(function, call.type(), pair, compilation.capacity());
    }

    private static @Nullable VectorExpression difference(Call call, Compilation compilation) {
        TimeUnit unit = unit(call);
        if (unit == null || !fixed(unit)) {
            return null;
        }
        VectorExpression length =
                binary(TimeArithmetic.DIFFERENCE, call, call.arguments().subList(1, 3), compilation);
        int capacity = compilation.capacity();
        ConstantNode divisor = new ConstantNode(TimeFunctions.milliseconds(unit), Scalar.BIGINT, capacity);
        ArgumentPair pair = ArgumentPair.of(length, divisor, false, capacity);
        return new LongBinaryNode(LongDivision.DIVIDE, Scalar.BIGINT, pair, capacity);
    }

    private static @Nullable VectorExpression floor(Call call, Compilation compilation) {
        TimeUnit unit = unit(call);
        if (unit == null || call.type() != Scalar.TIMESTAMP) {
            return null;
        }
        // Weeks begin on Monday, which 1970-01-01 was not.
        return fixed(unit) && unit != TimeUnit.WEEK
                ? unary(TimeParts.floor(unit), call, compilation)
                : rows(call, value -> TimeFunctions.floor(unit, value), compilation);
    }

    private static @Nullable VectorExpression extract(Call call, Compilation compilation) {
        TimeUnit unit = unit(call);
        if (unit == null || call.arguments().get(1).type() != Scalar.TIMESTAMP) {
            return null;
        }
        return switch (unit) {
            case MILLISECOND -> unary(TimeParts.within(TimeUnit.SECOND, unit), call, compilation);
            case SECOND -> unary(TimeParts.within(TimeUnit.MINUTE, unit), call, compilation);
            case MINUTE -> unary(TimeParts.within(TimeUnit.HOUR, unit), call, compilation);
            case HOUR -> unary(TimeParts.within(TimeUnit.DAY, unit), call, compilation);
            default -> rows(call, value -> TimeFunctions.extract(unit, value), compilation);
        };
    }

    private static VectorExpression unary(LongUnary function, Call call, Compilation compilation) {
        VectorExpression argument = compilation.value(call.arguments().get(1));
        return new LongUnaryNode(function, call.type(), argument, compilation.capacity());
    }

    private static VectorExpression rows(Call call, LongUnaryOperator function, Compilation compilation) {
        DataType type = call.type();
        List<VectorExpression> argument =
                List.of(compilation.value(call.arguments().get(1)));
        return new RowFunctionNode(
                type,
                argument,
                (arguments, row, out) -> ((LongColumn) out)
                        .set(row, function.applyAsLong(((LongColumn) arguments.column(0)).values()[row])),
                compilation.capacity());
    }

    /** The unit, which is a constant as a rule. */
    private static @Nullable TimeUnit unit(Call call) {
        return call.arguments().get(0) instanceof Literal literal && literal.value() instanceof String name
                ? TimeUnit.valueOf(name)
                : null;
    }

    private static boolean fixed(TimeUnit unit) {
        return switch (unit) {
            case MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK -> true;
            default -> false;
        };
    }
}
