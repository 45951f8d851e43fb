package dev.millrace.benchmarks;

import dev.millrace.benchmarks.contender.Result;
import dev.millrace.benchmarks.workload.AdEvent;
import dev.millrace.benchmarks.workload.AdText;
import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.JacksonParser;
import dev.millrace.benchmarks.workload.Rows;
import dev.millrace.benchmarks.workload.Workload;
import java.util.HashMap;
import java.util.Map;

/** The workloads as a sentence would say them: no watermark, no pane, a map from key and window to count and sum. */
final class NaiveWorkloads {

    private record Window(long key, long startMs) {}

    private record Total(long count, long sum) {

        Total plus(Total other) {
            return new Total(count + other.count, sum + other.sum);
        }
    }

    private final Map<Window, Total> totals = new HashMap<>();

    static Result run(Workload workload, long rows) {
        NaiveWorkloads naive = new NaiveWorkloads();
        for (long n = 0; n < rows; n++) {
            naive.add(workload, n);
        }
        Checksum checksum = new Checksum();
        naive.totals.forEach((window, total) -> checksum.add(window.key, window.startMs, total.count, total.sum));
        return Result.of(rows, 1, checksum);
    }

    private void add(Workload workload, long n) {
        long hash = Rows.hash64(n);
        switch (workload) {
            case W1 -> {
                if (Rows.value(hash) < 512) {
                    add(new Window(0, 0), (long) Rows.value(hash) * (Rows.quantity(hash) + 1) * 107);
                }
            }
            case W2, W3 ->
                addToWindows(workload, Rows.keyBits(hash) % workload.keys(), Rows.timeMs(n, hash), Rows.value(hash));
            case W4 -> addAd(n);
        }
    }

    private void addAd(long n) {
        byte[] text = new byte[AdText.MAX_BYTES];
        AdEvent event = new AdEvent();
        new JacksonParser().parse(text, AdText.write(n, text), event);
        if (event.view) {
            addToWindows(Workload.W4, event.ad % 100, event.timeMs, 0);
        }
    }

    private void addToWindows(Workload workload, long key, long timeMs, long value) {
        long last = timeMs - timeMs % workload.slideMs();
        for (long start = last; start > timeMs - workload.windowMs(); start -= workload.slideMs()) {
            add(new Window(key, start), value);
        }
    }

    private void add(Window window, long value) {
        totals.merge(window, new Total(1, value), Total::plus);
    }
}
