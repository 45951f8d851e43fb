package dev.millrace.benchmarks;

import dev.millrace.benchmarks.contender.Result;
import dev.millrace.benchmarks.workload.AdEvent;
import dev.millrace.benchmarks.workload.AdText;
import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.JacksonParser;
import dev.millrace.benchmarks.workload.Rows;
import dev.millrace.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The workloads as a sentence would say them: no watermark, no pane, a map from key and window to count and sum. */
final class NaiveWorkloads {

    private record Window(long key, long startMs) {}

    private record Total(long count, long sum) {

        Total plus(Total other) {
            return new Total(count + other.count, sum + other.sum);
        }
    }

    private record Row(long n, long timeMs, long value) {}

    private final Map<Window, Total> totals = new HashMap<>();
    private final Map<Long, List<Row>> rowsOfKey = new HashMap<>();
    private final Checksum checksum = new Checksum();

    static Result run(Workload workload, long rows) {
        NaiveWorkloads naive = new NaiveWorkloads();
        for (long n = 0; n < rows; n++) {
            naive.add(workload, n);
        }
        Checksum checksum = naive.checksum;
        naive.rowsOfKey.forEach((key, all) -> {
            if (workload == Workload.W5) {
                naive.addSessions(key, all);
            } else if (workload == Workload.W7) {
                naive.addTop(key, all);
            } else {
                naive.addPairs(key, all);
            }
        });
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
            case W2, W3, W8 ->
                addToWindows(workload, Rows.keyBits(hash) % workload.keys(), Rows.timeMs(n, hash), Rows.value(hash));
            case W4 -> addAd(n);
            case W5, W6, W7 ->
                rowsOfKey
                        .computeIfAbsent(Rows.keyBits(hash) % (long) workload.keys(), key -> new ArrayList<>())
                        .add(new Row(n, Rows.timeMs(n, hash), Rows.value(hash)));
        }
    }

    /** Sorted by time, a row more than the gap behind the one before begins a session. */
    private void addSessions(long key, List<Row> rows) {
        rows.sort(Comparator.comparingLong(Row::timeMs));
        long start = 0;
        long last = Long.MIN_VALUE / 2;
        for (Row row : rows) {
            start = row.timeMs - last > 250 ? row.timeMs : start;
            last = row.timeMs;
            add(new Window(key, start), row.value);
        }
    }

    private void addTop(long key, List<Row> rows) {
        Map<Long, List<Row>> seconds =
                rows.stream().collect(Collectors.groupingBy(row -> row.timeMs - row.timeMs % 1000));
        seconds.forEach((start, all) -> {
            all.sort(Comparator.comparingLong(Row::value).reversed());
            for (int i = 0; i < Math.min(3, all.size()); i++) {
                checksum.add(key, start, i + 1, all.get(i).value);
            }
        });
    }

    private void addPairs(long key, List<Row> rows) {
        for (Row left : rows) {
            for (Row right : rows) {
                if (left.n % 2 == 0 && right.n % 2 == 1 && Math.abs(left.timeMs - right.timeMs) <= 150) {
                    checksum.add(key, left.timeMs, right.timeMs, left.value * 1024 + right.value);
                }
            }
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
