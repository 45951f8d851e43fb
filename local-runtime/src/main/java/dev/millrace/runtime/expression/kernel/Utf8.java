package dev.millrace.runtime.expression.kernel;

/** Code points in ranges of well-formed UTF-8, eight bytes at a time where all are ASCII. */
public final class Utf8 {

    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** How many code points a range holds: the bytes that do not continue one. */
    public static int length(byte[] heap, int start, int length) {
        int at = start;
        int end = start + length;
        int points = 0;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long word = Bytes.word(heap, at);
            // A byte continues where its highest bit is set and the next is not.
            points += Long.BYTES - Long.bitCount(word & ~(word << 1) & HIGH_BITS);
        }
        for (; at < end; at++) {
            points += heap[at] >= -64 ? 1 : 0;
        }
        return points;
    }

    /** The position {@code points} code points after {@code start}, or {@code end} if there are fewer. */
    public static int offset(byte[] heap, int start, int end, long points) {
        int at = start;
        long left = points;
        while (left >= Long.BYTES && at + Long.BYTES <= end && (Bytes.word(heap, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
            left -= Long.BYTES;
        }
        while (left > 0 && at < end) {
            at++;
            while (at < end && heap[at] < -64) {
                at++;
            }
            left--;
        }
        return at;
    }

    /** The position {@code points} code points before {@code end}, or {@code start} if there are fewer. */
    public static int offsetBack(byte[] heap, int start, int end, long points) {
        int at = end;
        for (long left = points; left > 0 && at > start; left--) {
            at--;
            while (at > start && heap[at] < -64) {
                at--;
            }
        }
        return at;
    }

    public static boolean isAscii(byte[] heap, int start, int length) {
        int at = start;
        int end = start + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            if ((Bytes.word(heap, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (heap[at] < 0) {
                return false;
            }
        }
        return true;
    }
}
