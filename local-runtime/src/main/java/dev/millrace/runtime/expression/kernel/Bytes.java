package dev.millrace.runtime.expression.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Ranges of bytes. Most are short, so the first word decides and the library's loops come in only beyond. */
public final class Bytes {

    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    /** The eight bytes at a position, the first as the lowest. */
    static long word(byte[] heap, int at) {
        return (long) LONGS.get(heap, at);
    }

    /** Whether two ranges of one length hold the same. */
    public static boolean equal(byte[] left, int leftAt, byte[] right, int rightAt, int length) {
        if (length < Long.BYTES) {
            for (int i = 0; i < length; i++) {
                if (left[leftAt + i] != right[rightAt + i]) {
                    return false;
                }
            }
            return true;
        }
        int last = length - Long.BYTES;
        if (length <= 4 * Long.BYTES) {
            for (int i = 0; i < last; i += Long.BYTES) {
                if (word(left, leftAt + i) != word(right, rightAt + i)) {
                    return false;
                }
            }
            return word(left, leftAt + last) == word(right, rightAt + last);
        }
        return Arrays.equals(left, leftAt, leftAt + length, right, rightAt, rightAt + length);
    }

    /** Where a range first holds a needle, as an offset from the range's start, or -1. */
    public static int indexOf(byte[] heap, int start, int length, byte[] needle, int needleAt, int needleLength) {
        if (needleLength == 0) {
            return 0;
        }
        byte first = needle[needleAt];
        int end = start + length - needleLength;
        for (int at = start; at <= end; at++) {
            if (heap[at] == first && equal(heap, at, needle, needleAt, needleLength)) {
                return at - start;
            }
        }
        return -1;
    }

    /** Unsigned, byte by byte, the shorter first: also the order of UTF-8 texts by code points. */
    public static int compare(byte[] left, int leftAt, int leftLength, byte[] right, int rightAt, int rightLength) {
        return Arrays.compareUnsigned(left, leftAt, leftAt + leftLength, right, rightAt, rightAt + rightLength);
    }
}
