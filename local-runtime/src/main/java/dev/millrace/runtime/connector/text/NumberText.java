package dev.millrace.runtime.connector.text;

/**
 * Numbers read from characters without making objects.
 *
 * <p>A double whose digits fit 2^53 and whose power of ten is at most 22 is the quotient or product of two exact
 * doubles and so is rounded once, correctly (W. D. Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990,
 * section 2); all others go through {@link Double#parseDouble}.
 */
public final class NumberText {

    /** What {@link #parseLong} gives for text that is no whole number of 64 bits, and for the smallest one. */
    public static final long FAILED = Long.MIN_VALUE;

    private static final String SMALLEST = Long.toString(Long.MIN_VALUE);
    private static final long EXACT_LIMIT = 1L << 53;
    private static final int MAX_DIGITS = 18;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private NumberText() {}

    /** A whole number with an optional sign, or {@link #FAILED}. */
    public static long parseLong(char[] text, int start, int end) {
        int at = start;
        boolean negative = at < end && text[at] == '-';
        if (negative || (at < end && text[at] == '+')) {
            at++;
        }
        if (at == end) {
            return FAILED;
        }
        int safeEnd = Math.min(end, at + MAX_DIGITS);
        long value = 0;
        for (; at < safeEnd; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return FAILED;
            }
            value = value * 10 + digit;
        }
        return at == end ? (negative ? -value : value) : longTail(text, at, end, -value, negative);
    }

    /** Digits beyond those that cannot overflow; negative, because that side reaches one further. */
    private static long longTail(char[] text, int from, int end, long negated, boolean negative) {
        long value = negated;
        for (int at = from; at < end; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
                return FAILED;
            }
            value = value * 10 - digit;
        }
        return negative ? value : value == Long.MIN_VALUE ? FAILED : -value;
    }

    /** Whether the text, for which {@link #parseLong} gave {@link #FAILED}, is that very number. */
    public static boolean isSmallestLong(char[] text, int start, int end) {
        return SMALLEST.contentEquals(java.nio.CharBuffer.wrap(text, start, end - start));
    }

    /** A decimal number, {@code NaN}, {@code Infinity} or {@code -Infinity}; NaN also for text that is none of these. */
    public static double parseDouble(char[] text, int start, int end) {
        int at = start;
        boolean negative = at < end && text[at] == '-';
        if (negative || (at < end && text[at] == '+')) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                count++;
            } else if (text[at] == '.' && point < 0) {
                point = at;
            } else {
                return slowDouble(text, start, end);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        int decimals = point < 0 ? 0 : end - point - 1;
        if (count > MAX_DIGITS || digits > EXACT_LIMIT || decimals >= POWERS_OF_TEN.length) {
            return slowDouble(text, start, end);
        }
        double value = digits / POWERS_OF_TEN[decimals];
        return negative ? -value : value;
    }

    private static double slowDouble(char[] text, int start, int end) {
        String number = new String(text, start, end - start);
        boolean plain = number.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
        if (plain || number.equals("Infinity") || number.equals("-Infinity")) {
            try {
                return Double.parseDouble(number);
            } catch (NumberFormatException notANumber) {
                return Double.NaN;
            }
        }
        return Double.NaN;
    }

    /** Whether the text, for which {@link #parseDouble} gave NaN, says NaN. */
    public static boolean isNaN(char[] text, int start, int end) {
        return end - start == 3 && text[start] == 'N' && text[start + 1] == 'a' && text[start + 2] == 'N';
    }
}
