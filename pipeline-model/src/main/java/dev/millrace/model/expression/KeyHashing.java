package dev.millrace.model.expression;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a key, and the key group and subtask that follow from it. Keys that are equal have equal hashes: integers
 * of either width by value, both zeros of a double, all that is not a number, decimals by value whatever their scale,
 * nulls. Hashes and groups are the same in every run and in every program.
 *
 * <p>Groups and subtasks are assigned as by Apache Flink's {@code KeyGroupRangeAssignment}: murmur of the hash modulo the
 * number of groups, and contiguous ranges of groups per subtask.
 */
public final class KeyHashing {

    private static final long GOLDEN = Hash64.GOLDEN_GAMMA;
    private static final int NULL = 0x7F4A7C15;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private KeyHashing() {}

    public static int ofNull() {
        return NULL;
    }

    /** Of an integer, a date, a timestamp or an interval. */
    public static int of(long value) {
        return (int) (((value ^ (value >>> 32)) * GOLDEN) >>> 32);
    }

    public static int of(double value) {
        // Adding zero makes the negative zero positive.
        return of(Double.doubleToLongBits(value + 0.0));
    }

    public static int of(boolean value) {
        return of(value ? 1L : 2L);
    }

    public static int of(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return combine(stripped.unscaledValue().hashCode(), of((long) stripped.scale()));
    }

    /** Of a string's UTF-8 or of bytes. */
    public static int of(byte[] bytes, int offset, int length) {
        long hash = length * GOLDEN;
        if (length < Long.BYTES) {
            return finish(hash ^ shortWord(bytes, offset, length));
        }
        int last = offset + length - Long.BYTES;
        for (int at = offset; at < last; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * GOLDEN;
            hash ^= hash >>> 32;
        }
        return finish(hash ^ (long) LONGS.get(bytes, last));
    }

    /** Of a value boxed as {@link dev.millrace.model.schema.DataType} lists, or null. */
    public static int ofBoxed(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof Long || value instanceof Integer) {
            return of(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return of(number.doubleValue());
        }
        if (value instanceof Boolean truth) {
            return of(truth.booleanValue());
        }
        if (value instanceof BigDecimal number) {
            return of(number);
        }
        if (value instanceof List<?> list) {
            return ofList(list);
        }
        byte[] bytes = value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) value;
        return of(bytes, 0, bytes.length);
    }

    /** Of a key of several fields: of all before, and the next. */
    public static int combine(int hash, int next) {
        return hash * (int) GOLDEN + next;
    }

    /** Which of {@code groups} groups a key belongs to. */
    public static int keyGroup(int hash, int groups) {
        return murmur(hash) % groups;
    }

    /** Which of {@code parallelism} subtasks has a group; groups are fewer than 2^15, as are subtasks. */
    public static int subtask(int group, int parallelism, int groups) {
        return group * parallelism / groups;
    }

    /** The 32-bit finish of MurmurHash3 for one word (public domain, Austin Appleby), made positive. */
    public static int murmur(int hash) {
        int code = Integer.rotateLeft(hash * 0xcc9e2d51, 15) * 0x1b873593;
        code = Integer.rotateLeft(code, 13) * 5 + 0xe6546b64;
        code ^= Integer.BYTES;
        code = (code ^ (code >>> 16)) * 0x85ebca6b;
        code = (code ^ (code >>> 13)) * 0xc2b2ae35;
        code ^= code >>> 16;
        // The absolute value, and 0 for the one number that has none; without a branch, so that loops over it are
        // vectors.
        int sign = code >> 31;
        return ((code ^ sign) - sign) & Integer.MAX_VALUE;
    }

    private static int ofList(List<?> list) {
        int hash = of((long) list.size());
        for (Object element : list) {
            hash = combine(hash, ofBoxed(element));
        }
        return hash;
    }

    private static int finish(long hash) {
        long mixed = hash * GOLDEN;
        return (int) (((mixed ^ (mixed >>> 32)) * GOLDEN) >>> 32);
    }

    /** Up to seven bytes as one word: two overlapping reads, or first, middle and last. */
    private static long shortWord(byte[] bytes, int offset, int length) {
        if (length >= Integer.BYTES) {
            long low = (int) INTS.get(bytes, offset) & 0xFFFFFFFFL;
            return low | (long) (int) INTS.get(bytes, offset + length - Integer.BYTES) << 32;
        }
        if (length == 0) {
            return 0;
        }
        long first = bytes[offset] & 0xFFL;
        long middle = bytes[offset + length / 2] & 0xFFL;
        long last = bytes[offset + length - 1] & 0xFFL;
        return first | middle << 8 | last << 16;
    }
}
