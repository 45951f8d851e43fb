package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Results;
import dev.millrace.benchmarks.workload.Rows;
import java.util.Arrays;

/**
 * W2: one array of counts and sums per open window. As the disorder is shorter than a window, two are open at most, and
 * they take turns.
 */
final class TumblingLoop implements Loop {

    private static final int KEYS = 10_000;
    private static final int WINDOW_MS = 1_000;
    private static final int OPEN_WINDOWS = 2;

    private final Results results;

    /** Count and sum of each key, for each open window. */
    private final long[] cells = new long[OPEN_WINDOWS * KEYS * 2];

    private long window;
    private long fireAtMs = WINDOW_MS + Rows.WATERMARK_DELAY_MS;

    TumblingLoop(Results results) {
        this.results = results;
    }

    @Override
    public void step(long from, long to) {
        for (long n = from; n < to; n++) {
            long hash = Rows.hash64(n);
            int offsetMs = (int) Rows.offsetMs(n, hash);
            int key = Rows.keyBits(hash) % KEYS;
            int cell = start(offsetMs / WINDOW_MS) + key * 2;
            cells[cell]++;
            cells[cell + 1] += Rows.value(hash);
            if (offsetMs >= fireAtMs) {
                fire();
            }
        }
    }

    @Override
    public void finish() {
        for (int i = 0; i < OPEN_WINDOWS; i++) {
            fire();
        }
    }

    private void fire() {
        long startMs = Rows.BASE_MS + window * WINDOW_MS;
        int start = start(window);
        for (int key = 0; key < KEYS; key++) {
            long count = cells[start + key * 2];
            if (count > 0) {
                results.add(key, startMs, count, cells[start + key * 2 + 1]);
            }
        }
        Arrays.fill(cells, start, start + KEYS * 2, 0);
        window++;
        fireAtMs += WINDOW_MS;
    }

    private static int start(long window) {
        return (int) (window & (OPEN_WINDOWS - 1)) * KEYS * 2;
    }
}
