package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Results;
import dev.millrace.benchmarks.workload.Rows;
import dev.millrace.benchmarks.workload.Workload;

/**
 * W6: per side and key the last rows in a ring, each as one number. A key has two rows a side that can still have a
 * partner, so a ring of 32 loses none that matters; a row is looked at from the newest on, until all are too old.
 */
final class JoinLoop implements Loop {

    private static final int KEYS = 10_000;
    private static final int REACH_MS = 150;
    private static final int RING = 32;
    private static final int VALUE_BITS = 10;

    private final Results results;

    /** Time in ms and value of the rows by side, key and position; 0: none. */
    private final long[] rows = new long[2 * KEYS * RING];

    /** Rows so far by side and key. */
    private final int[] counts = new int[2 * KEYS];

    JoinLoop(Results results) {
        this.results = results;
    }

    @Override
    public void step(long from, long to) {
        for (long n = from; n < to; n++) {
            long hash = Rows.hash64(n);
            int key = Rows.keyBits(hash) % KEYS;
            int side = (int) n & 1;
            // One more than the offset, so that no row is 0.
            long timeMs = Rows.offsetMs(n, hash) + 1;
            int value = Rows.value(hash);
            int own = side * KEYS + key;
            rows[own * RING + (counts[own]++ & (RING - 1))] = timeMs << VALUE_BITS | value;
            pair(side, key, timeMs, value);
        }
    }

    private void pair(int side, int key, long timeMs, int value) {
        int other = (1 - side) * KEYS + key;
        for (int i = counts[other] - 1; i >= Math.max(0, counts[other] - RING); i--) {
            long row = rows[other * RING + (i & (RING - 1))];
            long distance = (row >>> VALUE_BITS) - timeMs;
            if (distance < -REACH_MS - Rows.WATERMARK_DELAY_MS) {
                return;
            }
            if (distance >= -REACH_MS && distance <= REACH_MS) {
                add(side, key, timeMs, value, row);
            }
        }
    }

    private void add(int side, int key, long timeMs, int value, long row) {
        long otherMs = Rows.BASE_MS + (row >>> VALUE_BITS) - 1;
        long otherValue = row & ((1 << VALUE_BITS) - 1);
        long ownMs = Rows.BASE_MS + timeMs - 1;
        if (side == 0) {
            results.add(key, ownMs, otherMs, Workload.pairOf(value, otherValue));
        } else {
            results.add(key, otherMs, ownMs, Workload.pairOf(otherValue, value));
        }
    }

    @Override
    public void finish() {}
}
