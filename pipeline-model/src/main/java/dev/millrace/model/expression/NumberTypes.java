package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Scalar;
import java.math.BigDecimal;

/**
 * Which type numbers meet in: int, bigint, decimal and double, in this order. Decimals get room for every exact result;
 * where that needs more than 38 digits, digits after the point are given up first, down to six.
 */
final class NumberTypes {

    private static final int MIN_SCALE = 6;

    private NumberTypes() {}

    static boolean isNumber(DataType type) {
        return isInteger(type) || type == Scalar.DOUBLE || type instanceof Decimal;
    }

    static boolean isInteger(DataType type) {
        return type == Scalar.INT || type == Scalar.BIGINT;
    }

    /** The type that both have room in; for decimals without regard to what is computed. */
    static DataType common(Expression left, Expression right) {
        if (left.type() == Scalar.DOUBLE || right.type() == Scalar.DOUBLE) {
            return Scalar.DOUBLE;
        }
        if (isInteger(left.type()) && isInteger(right.type())) {
            return left.type() == Scalar.BIGINT ? Scalar.BIGINT : right.type();
        }
        return union(decimalOf(left), decimalOf(right));
    }

    /** The decimal that holds every value of both. */
    static Decimal union(Decimal left, Decimal right) {
        return decimal(Math.max(whole(left), whole(right)), Math.max(left.scale(), right.scale()));
    }

    /** The result of one of the five operations on decimals. */
    static Decimal result(Function operation, Decimal left, Decimal right) {
        int scale = Math.max(left.scale(), right.scale());
        return switch (operation) {
            case ADD, SUBTRACT -> decimal(Math.max(whole(left), whole(right)) + 1, scale);
            case MULTIPLY -> decimal(whole(left) + whole(right), left.scale() + right.scale());
            case DIVIDE ->
                decimal(whole(left) + right.scale(), Math.max(MIN_SCALE, left.scale() + right.precision() + 1));
            case MODULO -> decimal(Math.min(whole(left), whole(right)), scale);
            default -> throw new IllegalArgumentException(operation + " has no result type");
        };
    }

    /** A decimal with room for one more digit before the point, as rounding may need. */
    static Decimal wider(Decimal type) {
        return decimal(whole(type) + 1, type.scale());
    }

    /** The decimal that a number of another type is written as: a constant with its own digits. */
    static Decimal decimalOf(Expression number) {
        if (number.type() instanceof Decimal decimal) {
            return decimal;
        }
        if (number instanceof Literal literal && literal.value() instanceof Number value) {
            return decimal(BigDecimal.valueOf(value.longValue()).precision(), 0);
        }
        return decimal(number.type() == Scalar.INT ? 10 : 19, 0);
    }

    /** The number as a decimal, if it is none yet. */
    static Expression asDecimal(Expression number) {
        return number.type() instanceof Decimal ? number : Conversion.cast(number, decimalOf(number));
    }

    static int whole(Decimal type) {
        return type.precision() - type.scale();
    }

    private static Decimal decimal(int whole, int scale) {
        int fitting = whole + scale <= Decimal.MAX_PRECISION
                ? scale
                : Math.min(scale, Math.max(Decimal.MAX_PRECISION - whole, Math.min(scale, MIN_SCALE)));
        int precision = Math.min(Decimal.MAX_PRECISION, whole + fitting);
        return new Decimal(Math.max(1, precision), fitting);
    }
}
