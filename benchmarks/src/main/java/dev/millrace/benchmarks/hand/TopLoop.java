package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Results;
import dev.millrace.benchmarks.workload.Rows;
import java.util.Arrays;

/** W7: the three largest values of each key, largest first, for the two windows that are open at most. */
final class TopLoop implements Loop {

    private static final int KEYS = 1_000;
    private static final int WINDOW_MS = 1_000;
    private static final int OPEN_WINDOWS = 2;
    private static final int TOP = 3;
    private static final int NONE = -1;

    private final Results results;
    private final int[] values = new int[OPEN_WINDOWS * KEYS * TOP];
    private long window;
    private long fireAtMs = WINDOW_MS + Rows.WATERMARK_DELAY_MS;

    TopLoop(Results results) {
        this.results = results;
        Arrays.fill(values, NONE);
    }

    @Override
    public void step(long from, long to) {
        for (long n = from; n < to; n++) {
            long hash = Rows.hash64(n);
            int offsetMs = (int) Rows.offsetMs(n, hash);
            int at = start(offsetMs / WINDOW_MS) + Rows.keyBits(hash) % KEYS * TOP;
            int value = Rows.value(hash);
            if (value > values[at + 2]) {
                add(at, value);
            }
            if (offsetMs >= fireAtMs) {
                fire();
            }
        }
    }

    private void add(int at, int value) {
        if (value > values[at]) {
            values[at + 2] = values[at + 1];
            values[at + 1] = values[at];
            values[at] = value;
        } else if (value > values[at + 1]) {
            values[at + 2] = values[at + 1];
            values[at + 1] = value;
        } else {
            values[at + 2] = value;
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
        for (int i = 0; i < KEYS * TOP; i++) {
            if (values[start + i] != NONE) {
                results.add(i / TOP, startMs, i % TOP + 1, values[start + i]);
            }
        }
        Arrays.fill(values, start, start + KEYS * TOP, NONE);
        window++;
        fireAtMs += WINDOW_MS;
    }

    private static int start(long window) {
        return (int) (window & (OPEN_WINDOWS - 1)) * KEYS * TOP;
    }
}
