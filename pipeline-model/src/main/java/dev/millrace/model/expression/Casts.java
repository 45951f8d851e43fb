package dev.millrace.model.expression;

import static dev.millrace.model.expression.RowEvaluationException.badCast;
import static dev.millrace.model.expression.RowEvaluationException.overflow;
import static dev.millrace.model.expression.RowEvaluationException.shown;

import dev.millrace.model.schema.DataType.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

/**
 * Conversions of one value. Texts are read with surrounding white space ignored. Fractions are cut where the target is
 * an integer, rounded half away from zero where it is a decimal.
 */
public final class Casts {

    private Casts() {}

    /** Reads {@code true} or {@code false} in any case. */
    public static boolean parseBoolean(String text) {
        String stripped = text.strip();
        if (stripped.equalsIgnoreCase("true")) {
            return true;
        }
        if (stripped.equalsIgnoreCase("false")) {
            return false;
        }
        throw badCast(shown(text) + " is neither true nor false.");
    }

    public static int parseInt(String text) {
        long value = parseInteger(text, "int");
        if (value != (int) value) {
            throw badCast(shown(text) + " does not fit int.");
        }
        return (int) value;
    }

    public static long parseBigint(String text) {
        return parseInteger(text, "bigint");
    }

    /** Reads decimal digits with a point and an exponent if need be; the result is finite. */
    public static double parseDouble(String text) {
        String stripped = text.strip();
        if (!isNumber(stripped)) {
            throw badCast(shown(text) + " is not a number.");
        }
        double value = Double.parseDouble(stripped);
        if (Double.isInfinite(value)) {
            throw badCast(shown(text) + " does not fit double.");
        }
        return value;
    }

    /** Reads what {@link #parseDouble} reads. */
    public static BigDecimal parseDecimal(String text, Decimal type) {
        String stripped = text.strip();
        if (!isNumber(stripped)) {
            throw badCast(shown(text) + " is not a number.");
        }
        BigDecimal value;
        try {
            value = new BigDecimal(stripped);
        } catch (NumberFormatException e) {
            // Digits as checked: only the exponent can be at fault.
            throw badCast(shown(text) + " does not fit " + type.text() + ".");
        }
        return castFit(value, type);
    }

    /** Reads {@code 2026-01-31} to days since 1970. */
    public static int parseDate(String text) {
        return TimeText.date(text);
    }

    /** Reads ISO 8601 with {@code T} or a space, with or without fraction and offset, to milliseconds since 1970. */
    public static long parseTimestamp(String text) {
        return TimeText.timestamp(text);
    }

    /** Reads ISO 8601 such as {@code PT1H30M} to milliseconds. */
    public static long parseInterval(String text) {
        try {
            return Duration.parse(text.strip()).toMillis();
        } catch (java.time.DateTimeException | ArithmeticException e) {
            throw badCast(shown(text) + " is not a duration such as PT1H30M.");
        }
    }

    /** Shortest digits that give the value back, as {@link Double#toString}. */
    public static String doubleText(double value) {
        return Double.toString(value);
    }

    /** Without exponent, with as many digits after the point as the scale has. */
    public static String decimalText(BigDecimal value) {
        return value.toPlainString();
    }

    /** Such as {@code 2026-01-31}. */
    public static String dateText(int date) {
        return LocalDate.ofEpochDay(date).toString();
    }

    /** Such as {@code 2026-01-31T12:00:00Z}, with {@code .123} where it has milliseconds. */
    public static String timestampText(long timestamp) {
        return Instant.ofEpochMilli(timestamp).toString();
    }

    /** Such as {@code PT1H30M}. */
    public static String intervalText(long intervalMs) {
        return Duration.ofMillis(intervalMs).toString();
    }

    /** Such as {@code P1Y2M}. */
    public static String monthsText(int months) {
        return Period.ofMonths(months).normalized().toString();
    }

    /** The text that UTF-8 bytes spell; malformed bytes are an error. */
    public static String bytesToText(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw badCast("The bytes are not UTF-8 text.");
        }
    }

    public static byte[] textToBytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static int bigintToInt(long value) {
        if (value != (int) value) {
            throw overflow(value + " does not fit int.");
        }
        return (int) value;
    }

    /** Towards zero. */
    public static int doubleToInt(double value) {
        if (!(value > Integer.MIN_VALUE - 1.0 && value < Integer.MAX_VALUE + 1.0)) {
            throw overflow(value + " does not fit int.");
        }
        return (int) value;
    }

    /** Towards zero. */
    public static long doubleToBigint(double value) {
        if (!(value >= Long.MIN_VALUE && value < -(double) Long.MIN_VALUE)) {
            throw overflow(value + " does not fit bigint.");
        }
        return (long) value;
    }

    /** By the decimal digits that print. */
    public static BigDecimal doubleToDecimal(double value, Decimal type) {
        return NumberFunctions.fit(BigDecimal.valueOf(value), type);
    }

    public static BigDecimal bigintToDecimal(long value, Decimal type) {
        return NumberFunctions.fit(BigDecimal.valueOf(value), type);
    }

    /** Towards zero. */
    public static int decimalToInt(BigDecimal value) {
        return bigintToInt(decimalToBigint(value));
    }

    /** Towards zero. */
    public static long decimalToBigint(BigDecimal value) {
        BigDecimal whole = value.setScale(0, RoundingMode.DOWN);
        if (whole.unscaledValue().bitLength() > 63) {
            throw overflow(value.toPlainString() + " does not fit bigint.");
        }
        return whole.longValue();
    }

    public static double decimalToDouble(BigDecimal value) {
        return value.doubleValue();
    }

    private static BigDecimal castFit(BigDecimal value, Decimal type) {
        try {
            return NumberFunctions.fit(value, type);
        } catch (RowEvaluationException e) {
            throw badCast(e.getMessage() == null ? "" : e.getMessage());
        }
    }

    private static long parseInteger(String text, String type) {
        String stripped = text.strip();
        int digits = stripped.startsWith("-") || stripped.startsWith("+") ? 1 : 0;
        boolean valid = digits < stripped.length();
        for (int i = digits; i < stripped.length(); i++) {
            valid &= stripped.charAt(i) >= '0' && stripped.charAt(i) <= '9';
        }
        if (!valid) {
            throw badCast(shown(text) + " is not a whole number.");
        }
        try {
            return Long.parseLong(stripped);
        } catch (NumberFormatException e) {
            throw badCast(shown(text) + " does not fit " + type + ".");
        }
    }

    /** Sign, digits with at most one point, exponent: Java's own reader would also take {@code 0x1p3} and {@code NaN}. */
    private static boolean isNumber(String text) {
        int at = 0;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int whole = digitsFrom(text, at);
        int end = at + whole;
        int fraction = 0;
        if (end < text.length() && text.charAt(end) == '.') {
            fraction = digitsFrom(text, end + 1);
            end += 1 + fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            end++;
            if (end < text.length() && (text.charAt(end) == '-' || text.charAt(end) == '+')) {
                end++;
            }
            int exponent = digitsFrom(text, end);
            end = exponent == 0 ? -1 : end + exponent;
        }
        return end == text.length();
    }

    private static int digitsFrom(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
