package dev.millrace.model.expression;

import static dev.millrace.model.expression.RowEvaluationException.badArgument;
import static dev.millrace.model.expression.RowEvaluationException.overflow;

import dev.millrace.model.schema.DataType.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Arithmetic on one pair of values. Integers and decimals overflow with an error; doubles are always finite: a result
 * that would be infinite is an overflow, one that would not be a number is a bad argument. Decimal results are exact
 * and then rounded half away from zero to the scale of the result's type.
 */
public final class NumberFunctions {

    private NumberFunctions() {}

    public static int add(int left, int right) {
        return narrow((long) left + right, left, "+", right);
    }

    public static int subtract(int left, int right) {
        return narrow((long) left - right, left, "-", right);
    }

    public static int multiply(int left, int right) {
        return narrow((long) left * right, left, "*", right);
    }

    /** Towards zero. */
    public static int divide(int left, int right) {
        return narrow(left / (long) nonZero(right, left), left, "/", right);
    }

    /** The sign follows {@code left}. */
    public static int modulo(int left, int right) {
        return left % nonZero(right, left);
    }

    public static long add(long left, long right) {
        long result = left + right;
        if (((left ^ result) & (right ^ result)) < 0) {
            throw tooLarge(left, "+", right, "bigint");
        }
        return result;
    }

    public static long subtract(long left, long right) {
        long result = left - right;
        if (((left ^ right) & (left ^ result)) < 0) {
            throw tooLarge(left, "-", right, "bigint");
        }
        return result;
    }

    public static long multiply(long left, long right) {
        long result = left * right;
        if (Math.multiplyHigh(left, right) != result >> 63) {
            throw tooLarge(left, "*", right, "bigint");
        }
        return result;
    }

    /** Towards zero. */
    public static long divide(long left, long right) {
        if (left == Long.MIN_VALUE && right == -1) {
            throw tooLarge(left, "/", right, "bigint");
        }
        return left / nonZero(right, left);
    }

    /** The sign follows {@code left}. */
    public static long modulo(long left, long right) {
        return left % nonZero(right, left);
    }

    public static double add(double left, double right) {
        return finite(left + right);
    }

    public static double subtract(double left, double right) {
        return finite(left - right);
    }

    public static double multiply(double left, double right) {
        return finite(left * right);
    }

    public static double divide(double left, double right) {
        return finite(left / nonZero(right, left));
    }

    /** The sign follows {@code left}. */
    public static double modulo(double left, double right) {
        return left % nonZero(right, left);
    }

    public static BigDecimal add(BigDecimal left, BigDecimal right, Decimal type) {
        return fit(left.add(right), type);
    }

    public static BigDecimal subtract(BigDecimal left, BigDecimal right, Decimal type) {
        return fit(left.subtract(right), type);
    }

    public static BigDecimal multiply(BigDecimal left, BigDecimal right, Decimal type) {
        return fit(left.multiply(right), type);
    }

    public static BigDecimal divide(BigDecimal left, BigDecimal right, Decimal type) {
        return fit(left.divide(nonZero(right, left), type.scale(), RoundingMode.HALF_UP), type);
    }

    /** The sign follows {@code left}. */
    public static BigDecimal modulo(BigDecimal left, BigDecimal right, Decimal type) {
        return fit(left.remainder(nonZero(right, left)), type);
    }

    public static int negate(int value) {
        return subtract(0, value);
    }

    public static long negate(long value) {
        return subtract(0L, value);
    }

    public static int abs(int value) {
        return value < 0 ? negate(value) : value;
    }

    public static long abs(long value) {
        return value < 0 ? negate(value) : value;
    }

    /** To {@code digits} after the point, or before it where negative; half away from zero. */
    public static int round(int value, int digits) {
        return narrow(rounded(value, digits, RoundingMode.HALF_UP), value, "rounded to", digits);
    }

    public static long round(long value, int digits) {
        return rounded(value, digits, RoundingMode.HALF_UP);
    }

    /** By the decimal digits that print: {@code round(2.675, 2)} is 2.68. */
    public static double round(double value, int digits) {
        return rounded(value, digits, RoundingMode.HALF_UP);
    }

    public static BigDecimal round(BigDecimal value, int digits, Decimal type) {
        return fit(rounded(value, digits, RoundingMode.HALF_UP), type);
    }

    /** To {@code digits} after the point, or before it where negative; towards zero. */
    public static int truncate(int value, int digits) {
        return (int) rounded((long) value, digits, RoundingMode.DOWN);
    }

    public static long truncate(long value, int digits) {
        return rounded(value, digits, RoundingMode.DOWN);
    }

    public static double truncate(double value, int digits) {
        return rounded(value, digits, RoundingMode.DOWN);
    }

    public static BigDecimal truncate(BigDecimal value, int digits, Decimal type) {
        return fit(rounded(value, digits, RoundingMode.DOWN), type);
    }

    public static double power(double base, double exponent) {
        return finite(Math.pow(base, exponent));
    }

    /** Of a positive value; a bad argument otherwise. */
    public static double ln(double value) {
        return Math.log(positive(value, "LN"));
    }

    /** Of a positive value; a bad argument otherwise. */
    public static double log10(double value) {
        return Math.log10(positive(value, "LOG10"));
    }

    /** The value at the type's scale, half away from zero; an overflow if it has too many digits. */
    public static BigDecimal fit(BigDecimal value, Decimal type) {
        // Asked before rescaling: 1e999999999 and 1e-999999999 must not be written out.
        long integerDigits = (long) value.precision() - value.scale();
        if (value.signum() == 0 || integerDigits < -type.scale()) {
            return BigDecimal.ZERO.setScale(type.scale());
        }
        if (integerDigits > type.precision() - type.scale()) {
            throw misfit(value, type);
        }
        BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.precision()) {
            throw misfit(value, type);
        }
        return scaled;
    }

    /** The value itself; an overflow if it is infinite, a bad argument if it is not a number. */
    public static double finite(double value) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw Double.isNaN(value)
                ? badArgument("The result is not a number.")
                : overflow("The result is too large for a double.");
    }

    static int nonZero(int divisor, int dividend) {
        if (divisor == 0) {
            throw divisionByZero(dividend);
        }
        return divisor;
    }

    static long nonZero(long divisor, long dividend) {
        if (divisor == 0) {
            throw divisionByZero(dividend);
        }
        return divisor;
    }

    static double nonZero(double divisor, double dividend) {
        if (divisor == 0) {
            throw divisionByZero(dividend);
        }
        return divisor;
    }

    static BigDecimal nonZero(BigDecimal divisor, BigDecimal dividend) {
        if (divisor.signum() == 0) {
            throw divisionByZero(dividend);
        }
        return divisor;
    }

    private static double positive(double value, String function) {
        if (value > 0) {
            return value;
        }
        throw badArgument(function + " of " + value + " is not a number.");
    }

    private static long rounded(long value, int digits, RoundingMode mode) {
        if (digits >= 0) {
            return value;
        }
        BigDecimal result = rounded(BigDecimal.valueOf(value), digits, mode);
        if (result.precision() - result.scale() > 19 || result.toBigInteger().bitLength() > 63) {
            throw overflow(value + " rounded to " + digits + " digits does not fit bigint.");
        }
        return result.longValueExact();
    }

    private static double rounded(double value, int digits, RoundingMode mode) {
        return finite(rounded(BigDecimal.valueOf(value), digits, mode).doubleValue());
    }

    private static BigDecimal rounded(BigDecimal value, int digits, RoundingMode mode) {
        if (digits >= value.scale()) {
            return value;
        }
        return digits < -400 ? BigDecimal.ZERO : value.setScale(digits, mode);
    }

    private static int narrow(long result, int left, String sign, int right) {
        if (result != (int) result) {
            throw tooLarge(left, sign, right, "int");
        }
        return (int) result;
    }

    private static RowEvaluationException misfit(BigDecimal value, Decimal type) {
        boolean brief = value.precision() <= 40 && Math.abs((long) value.scale()) <= 40;
        String what = brief
                ? value.toPlainString()
                : "A number with " + ((long) value.precision() - value.scale()) + " digits before the point";
        return overflow(what + " does not fit " + type.text() + ".");
    }

    private static RowEvaluationException tooLarge(long left, String sign, long right, String type) {
        return overflow(left + " " + sign + " " + right + " does not fit " + type + ".");
    }

    private static RowEvaluationException divisionByZero(Object dividend) {
        return new RowEvaluationException(
                RowEvaluationException.Code.DIVISION_BY_ZERO, dividend + " is divided by zero.");
    }
}
