package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Arithmetic in each of the four types of numbers. */
final class ArithmeticEvaluation {

    private ArithmeticEvaluation() {}

    static Evaluation.Strict of(Call call) {
        DataType type = call.type();
        if (type == Scalar.INT) {
            return values -> ints(call.function(), (int) values[0], secondInt(values));
        }
        if (type == Scalar.BIGINT) {
            return values -> bigints(call.function(), (long) values[0], values);
        }
        if (type == Scalar.DOUBLE) {
            return values -> doubles(call.function(), (double) values[0], values);
        }
        Decimal decimal = (Decimal) type;
        return values -> decimals(call.function(), (BigDecimal) values[0], values, decimal);
    }

    private static int ints(Function function, int left, int right) {
        return switch (function) {
            case ADD -> NumberFunctions.add(left, right);
            case SUBTRACT -> NumberFunctions.subtract(left, right);
            case MULTIPLY -> NumberFunctions.multiply(left, right);
            case DIVIDE -> NumberFunctions.divide(left, right);
            case MODULO -> NumberFunctions.modulo(left, right);
            case NEGATE -> NumberFunctions.negate(left);
            case ABS -> NumberFunctions.abs(left);
            case SIGN -> Integer.signum(left);
            case FLOOR, CEIL -> left;
            case ROUND -> NumberFunctions.round(left, right);
            case TRUNCATE -> NumberFunctions.truncate(left, right);
            default -> throw unknown(function);
        };
    }

    private static long bigints(Function function, long left, Object[] values) {
        return switch (function) {
            case ADD -> NumberFunctions.add(left, (long) values[1]);
            case SUBTRACT -> NumberFunctions.subtract(left, (long) values[1]);
            case MULTIPLY -> NumberFunctions.multiply(left, (long) values[1]);
            case DIVIDE -> NumberFunctions.divide(left, (long) values[1]);
            case MODULO -> NumberFunctions.modulo(left, (long) values[1]);
            case NEGATE -> NumberFunctions.negate(left);
            case ABS -> NumberFunctions.abs(left);
            case SIGN -> Long.signum(left);
            case FLOOR, CEIL -> left;
            case ROUND -> NumberFunctions.round(left, secondInt(values));
            case TRUNCATE -> NumberFunctions.truncate(left, secondInt(values));
            default -> throw unknown(function);
        };
    }

    private static double doubles(Function function, double left, Object[] values) {
        return switch (function) {
            case ADD -> NumberFunctions.add(left, (double) values[1]);
            case SUBTRACT -> NumberFunctions.subtract(left, (double) values[1]);
            case MULTIPLY -> NumberFunctions.multiply(left, (double) values[1]);
            case DIVIDE -> NumberFunctions.divide(left, (double) values[1]);
            case MODULO -> NumberFunctions.modulo(left, (double) values[1]);
            case NEGATE -> -left;
            case ABS -> Math.abs(left);
            case SIGN -> Math.signum(left);
            case FLOOR -> Math.floor(left);
            case CEIL -> Math.ceil(left);
            case ROUND -> NumberFunctions.round(left, secondInt(values));
            case TRUNCATE -> NumberFunctions.truncate(left, secondInt(values));
            default -> throw unknown(function);
        };
    }

    private static BigDecimal decimals(Function function, BigDecimal left, Object[] values, Decimal type) {
        return switch (function) {
            case ADD -> NumberFunctions.add(left, (BigDecimal) values[1], type);
            case SUBTRACT -> NumberFunctions.subtract(left, (BigDecimal) values[1], type);
            case MULTIPLY -> NumberFunctions.multiply(left, (BigDecimal) values[1], type);
            case DIVIDE -> NumberFunctions.divide(left, (BigDecimal) values[1], type);
            case MODULO -> NumberFunctions.modulo(left, (BigDecimal) values[1], type);
            case NEGATE -> NumberFunctions.fit(left.negate(), type);
            case ABS -> NumberFunctions.fit(left.abs(), type);
            case SIGN -> NumberFunctions.fit(BigDecimal.valueOf(left.signum()), type);
            case FLOOR -> NumberFunctions.fit(left.setScale(0, RoundingMode.FLOOR), type);
            case CEIL -> NumberFunctions.fit(left.setScale(0, RoundingMode.CEILING), type);
            case ROUND -> NumberFunctions.round(left, secondInt(values), type);
            case TRUNCATE -> NumberFunctions.truncate(left, secondInt(values), type);
            default -> throw unknown(function);
        };
    }

    /** The second argument, or 0: the digits of ROUND and TRUNCATE may be left out. */
    private static int secondInt(Object[] values) {
        return values.length > 1 ? (int) values[1] : 0;
    }

    private static IllegalArgumentException unknown(Function function) {
        return new IllegalArgumentException(function + " is not arithmetic");
    }
}
