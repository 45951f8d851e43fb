package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.AdEvent;
import dev.millrace.benchmarks.workload.AdParser;
import dev.millrace.benchmarks.workload.AdText;
import dev.millrace.benchmarks.workload.Results;
import dev.millrace.benchmarks.workload.Rows;
import java.util.Arrays;

/** W4: the text of a row is written into a buffer and read again from there. */
final class AdLoop implements Loop {

    private static final int WINDOW_MS = 10_000;
    private static final int OPEN_WINDOWS = 2;

    private final AdParser parser;
    private final Results results;
    private final byte[] text = new byte[AdText.MAX_BYTES];
    private final AdEvent event = new AdEvent();
    private final long[] counts = new long[OPEN_WINDOWS * Rows.CAMPAIGNS];
    private long window;
    private long fireAtMs = WINDOW_MS + Rows.WATERMARK_DELAY_MS;

    AdLoop(AdParser parser, Results results) {
        this.parser = parser;
        this.results = results;
    }

    @Override
    public void step(long from, long to) {
        for (long n = from; n < to; n++) {
            int length = AdText.write(n, text);
            parser.parse(text, length, event);
            if (event.view) {
                count(event.ad % Rows.CAMPAIGNS, (int) (event.timeMs - Rows.BASE_MS));
            }
        }
    }

    @Override
    public void finish() {
        for (int i = 0; i < OPEN_WINDOWS; i++) {
            fire();
        }
    }

    private void count(int campaign, int offsetMs) {
        counts[start(offsetMs / WINDOW_MS) + campaign]++;
        if (offsetMs >= fireAtMs) {
            fire();
        }
    }

    private void fire() {
        long startMs = Rows.BASE_MS + window * WINDOW_MS;
        int start = start(window);
        for (int campaign = 0; campaign < Rows.CAMPAIGNS; campaign++) {
            if (counts[start + campaign] > 0) {
                results.add(campaign, startMs, counts[start + campaign], 0);
            }
        }
        Arrays.fill(counts, start, start + Rows.CAMPAIGNS, 0);
        window++;
        fireAtMs += WINDOW_MS;
    }

    private static int start(long window) {
        return (int) (window & (OPEN_WINDOWS - 1)) * Rows.CAMPAIGNS;
    }
}
