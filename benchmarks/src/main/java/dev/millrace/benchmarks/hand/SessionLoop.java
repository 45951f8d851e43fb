package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Results;
import dev.millrace.benchmarks.workload.Rows;
import java.util.Arrays;

/**
 * W5: per key the open session, and the one before it while the watermark has not passed its end; as the disorder is
 * shorter than the gap, there are no more. A wheel with a slot for each millisecond holds the keys by when their session
 * may end; a session that has gone on since is put further back when its slot comes.
 */
final class SessionLoop implements Loop {

    private static final int KEYS = 10_000;
    private static final int GAP_MS = 250;

    /** A power of two above gap and disorder together. */
    private static final int WHEEL = 512;

    private static final int NONE = -1;

    private final Results results;
    private final Sessions open = new Sessions();
    private final Sessions ending = new Sessions();

    /** The next end to look at. */
    private int endMs;

    private int newestMs;

    SessionLoop(Results results) {
        this.results = results;
    }

    private static final class Sessions {
        /** Per key, start, last row, count and sum; without rows a count of 0. */
        final int[] starts = new int[KEYS];

        final int[] lasts = new int[KEYS];
        final int[] counts = new int[KEYS];
        final long[] sums = new long[KEYS];
        final int[] wheel = new int[WHEEL];
        final int[] nexts = new int[KEYS];
        final boolean[] waiting = new boolean[KEYS];

        Sessions() {
            Arrays.fill(wheel, NONE);
        }

        void begin(int key, int timeMs) {
            starts[key] = timeMs;
            lasts[key] = timeMs;
            await(key);
        }

        /** Puts a key where its session may end, unless it is somewhere on the wheel. */
        void await(int key) {
            if (!waiting[key]) {
                waiting[key] = true;
                set(key, lasts[key] + GAP_MS);
            }
        }

        void set(int key, int endMs) {
            nexts[key] = wheel[endMs & (WHEEL - 1)];
            wheel[endMs & (WHEEL - 1)] = key;
        }
    }

    @Override
    public void step(long from, long to) {
        for (long n = from; n < to; n++) {
            long hash = Rows.hash64(n);
            int timeMs = (int) Rows.offsetMs(n, hash);
            add(Rows.keyBits(hash) % KEYS, timeMs, Rows.value(hash));
            if (timeMs > newestMs) {
                newestMs = timeMs;
                end(timeMs - Rows.WATERMARK_DELAY_MS);
            }
        }
    }

    private void add(int key, int timeMs, int value) {
        if (open.counts[key] == 0) {
            open.begin(key, timeMs);
        } else if (timeMs > open.lasts[key] + GAP_MS) {
            move(key);
            open.begin(key, timeMs);
        }
        if (ending.counts[key] > 0 && timeMs <= ending.lasts[key] + GAP_MS) {
            unite(key);
        }
        open.starts[key] = Math.min(open.starts[key], timeMs);
        open.lasts[key] = Math.max(open.lasts[key], timeMs);
        open.counts[key]++;
        open.sums[key] += value;
    }

    /** The open session of a key has had its last row, most likely. */
    private void move(int key) {
        ending.starts[key] = open.starts[key];
        ending.lasts[key] = open.lasts[key];
        ending.counts[key] = open.counts[key];
        ending.sums[key] = open.sums[key];
        ending.await(key);
        open.counts[key] = 0;
        open.sums[key] = 0;
    }

    /** A row between two sessions of a key makes them one. */
    private void unite(int key) {
        open.starts[key] = Math.min(open.starts[key], ending.starts[key]);
        open.lasts[key] = Math.max(open.lasts[key], ending.lasts[key]);
        open.counts[key] += ending.counts[key];
        open.sums[key] += ending.sums[key];
        ending.counts[key] = 0;
        ending.sums[key] = 0;
    }

    private void end(int limitMs) {
        for (; endMs <= limitMs; endMs++) {
            end(open);
            end(ending);
        }
    }

    private void end(Sessions sessions) {
        int key = sessions.wheel[endMs & (WHEEL - 1)];
        sessions.wheel[endMs & (WHEEL - 1)] = NONE;
        while (key != NONE) {
            int next = sessions.nexts[key];
            boolean used = sessions.counts[key] > 0;
            if (used && sessions.lasts[key] + GAP_MS > endMs) {
                sessions.set(key, sessions.lasts[key] + GAP_MS);
            } else {
                if (used) {
                    results.add(key, Rows.BASE_MS + sessions.starts[key], sessions.counts[key], sessions.sums[key]);
                }
                sessions.counts[key] = 0;
                sessions.sums[key] = 0;
                sessions.waiting[key] = false;
            }
            key = next;
        }
    }

    @Override
    public void finish() {
        end(newestMs + GAP_MS);
    }
}
