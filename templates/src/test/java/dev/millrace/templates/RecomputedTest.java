package dev.millrace.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The golden outputs of the templates without data of others, recomputed by plain loops: from the text, or from the
 * generator's documented arithmetic. No part of the engine takes part.
 */
class RecomputedTest {

    private static final long MINUTE_MS = 60_000;

    @Test
    void wordCount() throws IOException {
        List<String> every = new ArrayList<>();
        List<String> frequent = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (String line : Files.readAllLines(TemplateRun.folder("word-count").resolve("text.txt"))) {
            for (String word : words(line)) {
                int count = counts.merge(word, 1, Integer::sum);
                every.add(word + "," + count);
                if (count == 5) {
                    frequent.add(word + ",5");
                }
            }
        }

        assertEquals(golden("word-count", "every"), sorted(every));
        assertEquals(golden("word-count", "frequent"), sorted(frequent));
    }

    /** Runs of the letters a to z, without a regular expression. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (char letter : (line.toLowerCase(Locale.ROOT) + " ").toCharArray()) {
            if (letter >= 'a' && letter <= 'z') {
                word.append(letter);
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    @Test
    void sensorAlert() throws IOException {
        DocumentedRows rows = new DocumentedRows(7);
        long start = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        // Readings by sensor and by the end of each of the ten windows that a reading is in.
        Map<Integer, TreeMap<Long, List<BigDecimal>>> windows = new HashMap<>();
        for (long n = 0; n < 21_600; n++) {
            if (rows.choice(3, n, 98, 2) != 0) {
                continue;
            }
            long at = rows.time(0, n, start, 2_000, 0);
            int sensor = (int) (n % 6) + 1;
            for (long end = at - at % MINUTE_MS + MINUTE_MS; end <= at + 10 * MINUTE_MS; end += MINUTE_MS) {
                windows.computeIfAbsent(sensor, key -> new TreeMap<>())
                        .computeIfAbsent(end, key -> new ArrayList<>())
                        .add(celsius(n, rows.normal(2, n, 0, 1.5)));
            }
        }

        List<String> alerts = new ArrayList<>();
        windows.forEach((sensor, ends) -> ends.forEach((end, readings) -> {
            BigDecimal sum = readings.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal count = BigDecimal.valueOf(readings.size());
            if (sum.compareTo(count.multiply(BigDecimal.valueOf(28))) > 0) {
                double average = sum.divide(count, 2, RoundingMode.HALF_UP).doubleValue();
                BigDecimal highest = readings.stream().reduce(BigDecimal::max).orElseThrow();
                alerts.add("sensor-" + sensor + "," + Instant.ofEpochMilli(end) + "," + readings.size() + "," + average
                        + "," + highest.doubleValue());
            }
        }));

        assertEquals(golden("sensor-alert", "alerts"), sorted(alerts));
    }

    /** The number over a decimal constant is a decimal of six digits after the point; the rest is in doubles. */
    private static BigDecimal celsius(long number, double noise) {
        double angle = BigDecimal.valueOf(number)
                .divide(new BigDecimal("3437.7"), 6, RoundingMode.HALF_UP)
                .doubleValue();
        double offset =
                new BigDecimal("0.4").multiply(BigDecimal.valueOf(number % 6)).doubleValue();
        double celsius = 20 + 6 * Math.sin(angle) + offset + noise;
        return new BigDecimal(Double.toString(celsius)).setScale(1, RoundingMode.HALF_UP);
    }

    @Test
    void clickStream() throws IOException {
        String[] pages = {"home", "search", "product", "cart", "checkout"};
        DocumentedRows rows = new DocumentedRows(11);
        long start = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
        double[] users = DocumentedRows.zipfWeights(5_000, 1.1);
        long watermark = Long.MIN_VALUE;
        List<String> late = new ArrayList<>();
        Map<String, long[]> perPage = new HashMap<>();
        Map<String, long[]> perUser = new HashMap<>();
        for (long n = 0; n < 30_000; n++) {
            long at = rows.time(0, n, start, 20, 5_000);
            long user = rows.choice(1, n, users);
            String page = pages[rows.choice(2, n, 40, 25, 22, 9, 4)];
            long dwellMs = rows.uniform(3, n, 200, 30_000);
            long windowStart = at - at % MINUTE_MS;
            if (windowStart + MINUTE_MS - 1 <= watermark) {
                late.add(Instant.ofEpochMilli(at) + "," + user + "," + page + "," + dwellMs);
            } else {
                String window = Instant.ofEpochMilli(windowStart) + "," + Instant.ofEpochMilli(windowStart + MINUTE_MS);
                add(perPage, page + "," + window, dwellMs);
                add(perUser, user + "," + window, dwellMs);
            }
            watermark = Math.max(watermark, at - 4_000 - 1);
        }

        assertEquals(golden("click-stream", "late"), sorted(late));
        List<String> byPage = new ArrayList<>();
        perPage.forEach((key, sums) -> byPage.add(key + "," + sums[0] + "," + (double) sums[1] / sums[0]));
        assertEquals(golden("click-stream", "pages"), sorted(byPage));
        List<String> busy = new ArrayList<>();
        perUser.forEach((key, sums) -> {
            if (sums[0] >= 200) {
                busy.add(key + "," + sums[0]);
            }
        });
        assertEquals(golden("click-stream", "users"), sorted(busy));
    }

    private static void add(Map<String, long[]> groups, String key, long dwellMs) {
        long[] sums = groups.computeIfAbsent(key, made -> new long[2]);
        sums[0]++;
        sums[1] += dwellMs;
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    /** Without the header. */
    private static List<String> golden(String template, String table) throws IOException {
        Path file = TemplateRun.folder(template).resolve("expected").resolve(table + ".csv");
        return Files.readAllLines(file).stream().skip(1).toList();
    }
}
