package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Function;
import dev.millrace.model.expression.NumberFunctions;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.kernel.DoubleUnary;
import dev.millrace.runtime.expression.kernel.IntBinary;
import dev.millrace.runtime.expression.kernel.IntExtremes;
import dev.millrace.runtime.expression.kernel.LongBinary;
import dev.millrace.runtime.expression.kernel.LongExtremes;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Chooses nodes for functions of numbers beyond arithmetic. */
final class MathNodes {

    private MathNodes() {}

    /** FLOOR, CEIL, SIGN, ROUND and TRUNCATE, also of whole numbers. */
    static @Nullable VectorExpression rounding(Call call, Compilation compilation) {
        Expression argument = call.arguments().get(0);
        boolean whole = call.type() == Scalar.INT || call.type() == Scalar.BIGINT;
        return switch (call.function()) {
            case FLOOR, CEIL -> {
                if (whole && argument.type().equals(call.type())) {
                    yield compilation.value(argument);
                }
                yield call.type() == Scalar.DOUBLE ? unary(call, compilation) : null;
            }
            case SIGN -> sign(call, compilation);
            case ROUND -> digits(call, NumberFunctions::round, compilation);
            case TRUNCATE -> digits(call, NumberFunctions::truncate, compilation);
            default -> null;
        };
    }

    /** NEGATE, ABS, FLOOR, CEIL and SQRT of doubles. */
    static VectorExpression unary(Call call, Compilation compilation) {
        DoubleUnary function = switch (call.function()) {
            case NEGATE -> DoubleUnary.NEGATE;
            case ABS -> DoubleUnary.ABSOLUTE;
            case FLOOR -> DoubleUnary.FLOOR;
            case CEIL -> DoubleUnary.CEILING;
            case SQRT -> DoubleUnary.SQUARE_ROOT;
            default -> throw new IllegalArgumentException(call.function() + " is not a loop over doubles");
        };
        return new DoubleUnaryNode(function, compilation.value(call.arguments().get(0)), compilation.capacity());
    }

    private static @Nullable VectorExpression sign(Call call, Compilation compilation) {
        DataType type = call.type();
        if (type == Scalar.INT) {
            return rows(
                    call,
                    (arguments, row, out) -> ((IntColumn) out).set(row, Integer.signum(ints(arguments, row))),
                    compilation);
        }
        if (type == Scalar.BIGINT) {
            return rows(
                    call,
                    (arguments, row, out) ->
                            ((LongColumn) out).set(row, Long.signum(((LongColumn) arguments.column(0)).values()[row])),
                    compilation);
        }
        return type == Scalar.DOUBLE ? ofDoubles(call, Math::signum, compilation) : null;
    }

    private static int ints(StrictArguments arguments, int row) {
        return ((IntColumn) arguments.column(0)).values()[row];
    }

    /** Rounds a double to digits. */
    @FunctionalInterface
    private interface Rounding {
        double of(double value, int digits);
    }

    private static @Nullable VectorExpression digits(Call call, Rounding rounding, Compilation compilation) {
        if (call.type() != Scalar.DOUBLE) {
            return null;
        }
        boolean given = call.arguments().size() > 1;
        return rows(
                call,
                (arguments, row, out) -> ((DoubleColumn) out)
                        .set(
                                row,
                                rounding.of(
                                        doubles(arguments, 0, row),
                                        given ? ((IntColumn) arguments.column(1)).values()[row] : 0)),
                compilation);
    }

    /** The functions of doubles that have no loop of their own. */
    static VectorExpression transcendental(Call call, Compilation compilation) {
        return switch (call.function()) {
            case SQRT -> unary(call, compilation);
            case EXP -> ofDoubles(call, value -> NumberFunctions.finite(Math.exp(value)), compilation);
            case LN -> ofDoubles(call, NumberFunctions::ln, compilation);
            case LOG10 -> ofDoubles(call, NumberFunctions::log10, compilation);
            case SIN -> ofDoubles(call, Math::sin, compilation);
            case COS -> ofDoubles(call, Math::cos, compilation);
            case TAN -> ofDoubles(call, Math::tan, compilation);
            case ASIN -> ofDoubles(call, value -> NumberFunctions.finite(Math.asin(value)), compilation);
            case ACOS -> ofDoubles(call, value -> NumberFunctions.finite(Math.acos(value)), compilation);
            case ATAN -> ofDoubles(call, Math::atan, compilation);
            case ATAN2 -> ofTwo(call, Math::atan2, compilation);
            case POWER -> ofTwo(call, NumberFunctions::power, compilation);
            default -> throw new IllegalArgumentException(call.function() + " is not a function of doubles");
        };
    }

    private static VectorExpression ofDoubles(Call call, DoubleUnaryOperator function, Compilation compilation) {
        return rows(
                call,
                (arguments, row, out) ->
                        ((DoubleColumn) out).set(row, function.applyAsDouble(doubles(arguments, 0, row))),
                compilation);
    }

    private static VectorExpression ofTwo(Call call, DoubleBinaryOperator function, Compilation compilation) {
        return rows(
                call,
                (arguments, row, out) -> ((DoubleColumn) out)
                        .set(row, function.applyAsDouble(doubles(arguments, 0, row), doubles(arguments, 1, row))),
                compilation);
    }

    private static double doubles(StrictArguments arguments, int argument, int row) {
        return ((DoubleColumn) arguments.column(argument)).values()[row];
    }

    private static VectorExpression rows(Call call, RowFunctionNode.Function function, Compilation compilation) {
        return new RowFunctionNode(call.type(), compilation.values(call.arguments()), function, compilation.capacity());
    }

    /** GREATEST and LEAST of whole numbers and times, two at a time. */
    static @Nullable VectorExpression extreme(Call call, Compilation compilation) {
        if (!(call.type() instanceof Scalar type)) {
            return null;
        }
        boolean greatest = call.function() == Function.GREATEST;
        return switch (type) {
            case BIGINT, TIMESTAMP, INTERVAL ->
                extremeOfLongs(call, greatest ? LongExtremes.GREATEST : LongExtremes.LEAST, compilation);
            case INT, DATE, INTERVAL_MONTHS ->
                extremeOfInts(call, greatest ? IntExtremes.GREATEST : IntExtremes.LEAST, compilation);
            case BOOLEAN, DOUBLE, STRING, BYTES -> null;
        };
    }

    private static VectorExpression extremeOfLongs(Call call, LongBinary function, Compilation compilation) {
        int capacity = compilation.capacity();
        VectorExpression result = compilation.value(call.arguments().get(0));
        for (Expression next : call.arguments().subList(1, call.arguments().size())) {
            ArgumentPair pair = pair(result, next, call, compilation);
            result = new LongBinaryNode(function, call.type(), pair, capacity);
        }
        return result;
    }

    private static VectorExpression extremeOfInts(Call call, IntBinary function, Compilation compilation) {
        int capacity = compilation.capacity();
        VectorExpression result = compilation.value(call.arguments().get(0));
        for (Expression next : call.arguments().subList(1, call.arguments().size())) {
            ArgumentPair pair = pair(result, next, call, compilation);
            result = new IntBinaryNode(function, call.type(), pair, capacity);
        }
        return result;
    }

    private static ArgumentPair pair(VectorExpression left, Expression right, Call call, Compilation compilation) {
        boolean narrow = call.nullable() && Failures.possible(right);
        return ArgumentPair.of(left, compilation.value(right), narrow, compilation.capacity());
    }
}
