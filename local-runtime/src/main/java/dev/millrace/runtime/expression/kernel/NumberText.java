package dev.millrace.runtime.expression.kernel;

/** Numbers as ASCII digits. */
public final class NumberText {

    /** No long has more. */
    public static final int MAX_LENGTH = 20;

    /** What {@link #parse} gives for all that is not one sign at most and 1 to 18 digits. */
    public static final long OTHER = Long.MIN_VALUE;

    private static final int SURE_DIGITS = 18;
    private static final int EXACT_DIGITS = 15;
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    /** The two digits of each number below 100. */
    private static final byte[] PAIRS = pairs();

    private NumberText() {}

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[i * 2] = (byte) ('0' + i / 10);
            pairs[i * 2 + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    /** Writes a number, at most {@link #MAX_LENGTH} bytes; the position after it. */
    public static int write(long value, byte[] target, int at) {
        int start = at;
        // Negative numbers reach further than positive ones.
        long rest = value;
        if (value < 0) {
            target[start++] = '-';
        } else {
            rest = -value;
        }
        int end = start + digits(rest);
        int next = end;
        while (rest <= -10) {
            long quotient = rest / 100;
            int pair = (int) (quotient * 100 - rest) * 2;
            target[--next] = PAIRS[pair + 1];
            target[--next] = PAIRS[pair];
            rest = quotient;
        }
        if (next > start) {
            target[start] = (byte) ('0' - rest);
        }
        return end;
    }

    private static int digits(long negative) {
        int digits = 1;
        long limit = -10;
        while (negative <= limit && digits < 19) {
            digits++;
            limit *= 10;
        }
        return digits;
    }

    /** The value of plain digits, or {@link #OTHER}. */
    public static long parse(byte[] heap, int start, int length) {
        int at = start;
        int end = start + length;
        if (length == 0) {
            return OTHER;
        }
        byte sign = heap[at];
        if (sign == '-' || sign == '+') {
            at++;
        }
        if (at == end || end - at > SURE_DIGITS) {
            return OTHER;
        }
        long value = 0;
        for (; at < end; at++) {
            int digit = heap[at] - '0';
            if (digit < 0 || digit > 9) {
                return OTHER;
            }
            value = value * 10 + digit;
        }
        return sign == '-' ? -value : value;
    }

    /**
     * The value of plain digits with at most one point, or NaN for anything else. With no more than 15 digits the whole
     * number and the power of ten are exact, and so is their quotient's rounding (Clinger, PLDI 1990).
     */
    public static double parseDouble(byte[] heap, int start, int length) {
        int end = start + length;
        int at = length > 0 && (heap[start] == '-' || heap[start] == '+') ? start + 1 : start;
        long value = 0;
        int digits = 0;
        int point = -1;
        for (; at < end; at++) {
            int digit = heap[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                digits++;
            } else if (heap[at] == '.' && point < 0) {
                point = digits;
            } else {
                return Double.NaN;
            }
        }
        if (digits == 0 || digits > EXACT_DIGITS) {
            return Double.NaN;
        }
        double magnitude = point < 0 ? value : value / TENS[digits - point];
        return heap[start] == '-' ? -magnitude : magnitude;
    }
}
