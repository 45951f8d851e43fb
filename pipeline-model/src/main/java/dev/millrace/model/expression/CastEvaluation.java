package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Scalar;
import java.math.BigDecimal;

/** Casts of one value; {@link CastRules} says which there are. */
final class CastEvaluation {

    private CastEvaluation() {}

    static Evaluation.Strict of(Call call) {
        DataType from = call.arguments().get(0).type();
        DataType to = call.type();
        if (from.equals(to) || sameValue(from, to)) {
            return values -> values[0];
        }
        if (to == Scalar.STRING) {
            return values -> text(values[0], from);
        }
        return from == Scalar.STRING ? values -> parse((String) values[0], to) : values -> convert(values[0], from, to);
    }

    /** Intervals are counted: the cast to their number changes the type only. */
    private static boolean sameValue(DataType from, DataType to) {
        return (from == Scalar.INTERVAL && to == Scalar.BIGINT)
                || (from == Scalar.BIGINT && to == Scalar.INTERVAL)
                || (from == Scalar.INTERVAL_MONTHS && to == Scalar.INT)
                || (from == Scalar.INT && to == Scalar.INTERVAL_MONTHS);
    }

    private static String text(Object value, DataType from) {
        if (from instanceof Decimal) {
            return Casts.decimalText((BigDecimal) value);
        }
        return switch ((Scalar) from) {
            case DOUBLE -> Casts.doubleText((double) value);
            case BYTES -> Casts.bytesToText((byte[]) value);
            case DATE -> Casts.dateText((int) value);
            case TIMESTAMP -> Casts.timestampText((long) value);
            case INTERVAL -> Casts.intervalText((long) value);
            case INTERVAL_MONTHS -> Casts.monthsText((int) value);
            case BOOLEAN, INT, BIGINT, STRING -> value.toString();
        };
    }

    private static Object parse(String text, DataType to) {
        if (to instanceof Decimal decimal) {
            return Casts.parseDecimal(text, decimal);
        }
        return switch ((Scalar) to) {
            case BOOLEAN -> Casts.parseBoolean(text);
            case INT -> Casts.parseInt(text);
            case BIGINT -> Casts.parseBigint(text);
            case DOUBLE -> Casts.parseDouble(text);
            case BYTES -> Casts.textToBytes(text);
            case DATE -> Casts.parseDate(text);
            case TIMESTAMP -> Casts.parseTimestamp(text);
            case INTERVAL -> Casts.parseInterval(text);
            case STRING, INTERVAL_MONTHS -> throw impossible(Scalar.STRING, to);
        };
    }

    private static Object convert(Object value, DataType from, DataType to) {
        if (from == Scalar.DATE && to == Scalar.TIMESTAMP) {
            return TimeFunctions.dateToTimestamp((int) value);
        }
        if (from == Scalar.TIMESTAMP && to == Scalar.DATE) {
            return TimeFunctions.timestampToDate((long) value);
        }
        if (from instanceof Decimal) {
            return fromDecimal((BigDecimal) value, to);
        }
        if (from == Scalar.DOUBLE) {
            return fromDouble((double) value, to);
        }
        if (from == Scalar.INT || from == Scalar.BIGINT) {
            return fromInteger(((Number) value).longValue(), to);
        }
        throw impossible(from, to);
    }

    private static Object fromInteger(long value, DataType to) {
        if (to instanceof Decimal decimal) {
            return Casts.bigintToDecimal(value, decimal);
        }
        return switch ((Scalar) to) {
            case INT -> Casts.bigintToInt(value);
            case BIGINT -> value;
            case DOUBLE -> (double) value;
            default -> throw impossible(Scalar.BIGINT, to);
        };
    }

    private static Object fromDouble(double value, DataType to) {
        if (to instanceof Decimal decimal) {
            return Casts.doubleToDecimal(value, decimal);
        }
        return switch ((Scalar) to) {
            case INT -> Casts.doubleToInt(value);
            case BIGINT -> Casts.doubleToBigint(value);
            default -> throw impossible(Scalar.DOUBLE, to);
        };
    }

    private static Object fromDecimal(BigDecimal value, DataType to) {
        if (to instanceof Decimal decimal) {
            return NumberFunctions.fit(value, decimal);
        }
        return switch ((Scalar) to) {
            case INT -> Casts.decimalToInt(value);
            case BIGINT -> Casts.decimalToBigint(value);
            case DOUBLE -> Casts.decimalToDouble(value);
            default -> throw impossible(new Decimal(38, 0), to);
        };
    }

    private static IllegalArgumentException impossible(DataType from, DataType to) {
        return new IllegalArgumentException("no cast from " + from.text() + " to " + to.text());
    }
}
