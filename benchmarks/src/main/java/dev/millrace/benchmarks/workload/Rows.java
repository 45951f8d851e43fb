package dev.millrace.benchmarks.workload;

/**
 * The rows: each is a function of its number n alone, so that every contender, in any language, can make the same ones.
 *
 * <pre>
 * h        = hash64(n)
 * key      = MOD(bit_and(h, 2147483647), keys)             bits 0 to 30
 * value    = bit_and(shift_right(h, 31), 1023)             bits 31 to 40
 * jitter   = bit_and(shift_right(h, 41), 63)               bits 41 to 46
 * time     = 1767225600000 + shift_right(n, 7) + jitter    128 rows a millisecond, from 2026-01-01
 * price    = value
 * quantity = bit_and(shift_right(h, 41), 63)
 * </pre>
 *
 * A row is at most 63 ms older than the newest before it. With the watermark {@value #WATERMARK_DELAY_MS} ms behind the
 * newest row no row is ever late, in whatever order subtasks deliver theirs.
 */
public final class Rows {

    /** Event time of the first row, less its jitter: a multiple of every window's length. */
    public static final long BASE_MS = 1_767_225_600_000L;

    /** How far the watermark stays behind the largest event time. */
    public static final int WATERMARK_DELAY_MS = 64;

    /** Advertisements of W4; ad a belongs to campaign {@code MOD(a, 100)}. */
    public static final int ADS = 1_000;

    /** Campaigns of W4. */
    public static final int CAMPAIGNS = 100;

    /** W1 keeps prices below this: half of all rows, in no order a branch predictor could learn. */
    public static final int PRICE_LIMIT = 512;

    private static final int ROWS_PER_MS_BITS = 7;
    private static final int MAX_JITTER_MS = 63;

    private Rows() {}

    /**
     * The (n + 1)-th output of splitmix64 seeded with 0 (Steele, Lea and Flood, OOPSLA 2014), in 64-bit arithmetic that
     * wraps: {@code z = (n + 1) * 0x9E3779B97F4A7C15; z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9; z = (z ^ z >>> 27) *
     * 0x94D049BB133111EB; z ^ z >>> 31}.
     */
    public static long hash64(long n) {
        long z = (n + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Bits 0 to 30 as a number that is never negative; modulo the number of keys it is the key. */
    public static int keyBits(long hash) {
        return (int) hash & Integer.MAX_VALUE;
    }

    /** 0 to 1023. */
    public static int value(long hash) {
        return (int) (hash >>> 31) & 1023;
    }

    /** 0 to 63. */
    public static int quantity(long hash) {
        return (int) (hash >>> 41) & 63;
    }

    /** What W1 computes for a row that passes its filter. */
    public static long revenue(int price, int quantity) {
        return price * (quantity + 1L) * 107L;
    }

    /** Event time of row n in ms since {@link #BASE_MS}. */
    public static long offsetMs(long n, long hash) {
        return (n >> ROWS_PER_MS_BITS) + ((hash >>> 41) & MAX_JITTER_MS);
    }

    /** Event time of row n in ms since the epoch. */
    public static long timeMs(long n, long hash) {
        return BASE_MS + offsetMs(n, hash);
    }

    /** The number of the first row after which the watermark has reached this time, so that a window ending then fires. */
    public static long firstRowPassing(long windowEndMs) {
        long offset = windowEndMs - BASE_MS + WATERMARK_DELAY_MS;
        long n = Math.max(0, offset - MAX_JITTER_MS) << ROWS_PER_MS_BITS;
        while (offsetMs(n, hash64(n)) < offset) {
            n++;
        }
        return n;
    }
}
