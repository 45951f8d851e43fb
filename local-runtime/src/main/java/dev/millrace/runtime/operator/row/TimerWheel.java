package dev.millrace.runtime.operator.row;

import java.util.Arrays;

/**
 * Numbers by the time at which to look at them: a ring of buckets for the times just ahead, each a list linked through
 * one array, and a heap for those further away or in a bucket that has come already. Adding and taking cost no more than
 * an array access however many numbers wait, as long as most times are within the ring (Varghese and Lauck, "Hashed and
 * Hierarchical Timing Wheels", SOSP 1987).
 *
 * <p>A number may be given out before its time is quite reached, when its bucket begins; whoever takes it compares with
 * {@link #reached}, and adds it again if it is too early. Numbers that are not come in the order of their buckets. That
 * also makes a time that moves ahead cheap: it is looked at when the old one
 * comes, not each time it moves. A number must not be added while it waits.
 */
public final class TimerWheel {

    /** No number. */
    public static final int NONE = -1;

    private static final int BUCKETS = 1024;

    private final int shift;
    /** By bucket, its first number plus 1, or 0. */
    private final int[] heads = new int[BUCKETS];

    private final long[] filled = new long[BUCKETS / Long.SIZE];
    /** By number, the one behind plus 1. */
    private int[] nexts = new int[64];

    private final TimeHeap apart = new TimeHeap();
    private int inRing;
    /** Every bucket up to this one has been taken; the ring holds those behind. */
    private long cursor = Long.MIN_VALUE >> 2;
    /** The rest of the bucket being taken, as in {@link #heads}. */
    private int taking;

    private long reached = Long.MIN_VALUE;

    /**
     * @param reachMs how far ahead of the watermark most times are
     */
    public TimerWheel(long reachMs) {
        int bits = 0;
        while (reachMs >> bits >= BUCKETS / 2) {
            bits++;
        }
        this.shift = bits;
    }

    /** Has a number given out when the watermark reaches this time. */
    public void add(int number, long time) {
        long bucket = time >> shift;
        if (inRing == 0) {
            cursor = Math.max(cursor, bucket - BUCKETS / 2);
        }
        if (bucket <= cursor || bucket >= cursor + BUCKETS) {
            apart.add(time, number);
            return;
        }
        if (number >= nexts.length) {
            nexts = Arrays.copyOf(nexts, Math.max(2 * nexts.length, number + 1));
        }
        int at = (int) bucket & (BUCKETS - 1);
        nexts[number] = heads[at];
        heads[at] = number + 1;
        filled[at >> 6] |= 1L << at;
        inRing++;
    }

    /** No number that waits is to be looked at while the watermark is below; {@link Long#MAX_VALUE}: none waits. */
    public long time() {
        if (taking != 0) {
            return cursor << shift;
        }
        return inRing == 0 ? apart.time() : Math.min(apart.time(), nextBucket() << shift);
    }

    /** Takes a number whose bucket the watermark has reached, or {@link #NONE}. */
    public int poll(long watermark) {
        boolean apartDue = !apart.isEmpty() && apart.time() <= watermark;
        long apartBucket = apartDue ? apart.time() >> shift : Long.MAX_VALUE;
        if (taking == 0 && inRing > 0) {
            long bucket = nextBucket();
            if (bucket << shift <= watermark && apartBucket > bucket) {
                take(bucket);
            }
        }
        if (taking != 0 && apartBucket > cursor) {
            int number = taking - 1;
            taking = nexts[number];
            inRing--;
            reached = Math.min(watermark, ((cursor + 1) << shift) - 1);
            return number;
        }
        if (!apartDue) {
            return NONE;
        }
        reached = apart.time();
        return apart.poll();
    }

    /** The latest time that the number last taken may have: with a later one it is to be added again. */
    public long reached() {
        return reached;
    }

    private void take(long bucket) {
        cursor = bucket;
        int at = (int) bucket & (BUCKETS - 1);
        taking = heads[at];
        heads[at] = 0;
        filled[at >> 6] &= ~(1L << at);
    }

    /** The first bucket behind the cursor that is not empty; there must be one. */
    private long nextBucket() {
        int from = (int) (cursor + 1) & (BUCKETS - 1);
        int word = from >> 6;
        long bits = filled[word] & (-1L << from);
        while (bits == 0) {
            word = (word + 1) & (filled.length - 1);
            bits = filled[word];
        }
        int at = (word << 6) + Long.numberOfTrailingZeros(bits);
        return cursor + 1 + ((at - from) & (BUCKETS - 1));
    }
}
