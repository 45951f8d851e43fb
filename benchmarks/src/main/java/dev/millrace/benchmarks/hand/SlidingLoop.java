package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Results;
import dev.millrace.benchmarks.workload.Rows;
import java.util.Arrays;

/**
 * W3 and W8: counts and sums per key and pane of one second in a ring, and per key over a window's panes. When a pane is
 * complete it is added to the totals, the window that ends with it is given out, and the oldest pane is taken off.
 */
final class SlidingLoop implements Loop {

    private static final int KEYS = 1_000;
    private static final int PANE_MS = 1_000;

    private final Results results;
    private final int panesPerWindow;

    /** One less than a power of two that holds a window's panes and the next. */
    private final int ringMask;

    private final long[] panes;
    private final long[] totals = new long[KEYS * 2];
    private long pane;
    private long fireAtMs = PANE_MS + Rows.WATERMARK_DELAY_MS;

    SlidingLoop(Results results, int panesPerWindow) {
        this.results = results;
        this.panesPerWindow = panesPerWindow;
        this.ringMask = 2 * Integer.highestOneBit(panesPerWindow) - 1;
        this.panes = new long[(ringMask + 1) * KEYS * 2];
    }

    @Override
    public void step(long from, long to) {
        for (long n = from; n < to; n++) {
            long hash = Rows.hash64(n);
            int offsetMs = (int) Rows.offsetMs(n, hash);
            int key = Rows.keyBits(hash) % KEYS;
            int cell = start(offsetMs / PANE_MS) + key * 2;
            panes[cell]++;
            panes[cell + 1] += Rows.value(hash);
            if (offsetMs >= fireAtMs) {
                fire();
            }
        }
    }

    @Override
    public void finish() {
        for (int i = 0; i < panesPerWindow + 1; i++) {
            fire();
        }
    }

    private void fire() {
        long startMs = Rows.BASE_MS + (pane - panesPerWindow + 1) * PANE_MS;
        int newest = start(pane);
        int oldest = start(pane - panesPerWindow + 1);
        for (int i = 0; i < KEYS * 2; i += 2) {
            long count = totals[i] + panes[newest + i];
            long sum = totals[i + 1] + panes[newest + i + 1];
            if (count > 0) {
                results.add(i / 2, startMs, count, sum);
            }
            totals[i] = count - panes[oldest + i];
            totals[i + 1] = sum - panes[oldest + i + 1];
        }
        Arrays.fill(panes, oldest, oldest + KEYS * 2, 0);
        pane++;
        fireAtMs += PANE_MS;
    }

    private int start(long pane) {
        return (int) (pane & ringMask) * KEYS * 2;
    }
}
