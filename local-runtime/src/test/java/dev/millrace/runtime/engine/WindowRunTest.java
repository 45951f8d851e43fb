package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windowed counts of disordered rows, late ones included, against a naive computation over all rows. */
class WindowRunTest {

    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};
    private static final int ROWS = 3000;
    private static final int DISORDER_MS = 900;

    private final List<List<@Nullable Object>> expected = new ArrayList<>();
    private final List<List<@Nullable Object>> expectedLate = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        // seed, size, slide, largest delay
        "1, 1000, 1000, 1000",
        "2, 1000, 1000, 300",
        "3, 3000, 1000, 300",
        "4, 2500, 1000, 0",
        "5, 700, 300, 100",
        // Many panes: without rows that come after their pane was merged, and with them.
        "6, 2000, 100, 900",
        "7, 3000, 200, 50",
    })
    void resultsAreThoseOfTheDefinitionAtAnyBatchSizeAndParallelism(long seed, int size, int slide, int delay) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] times = new long[ROWS];
        long[] keys = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            times[i] = i * 10L - random.nextInt(DISORDER_MS);
            keys[i] = random.nextInt(5);
        }
        compute(times, keys, size, slide, delay);
        Validated pipeline = Harness.validated(document(times, keys, size, slide, delay));
        for (int batchSize : BATCH_SIZES) {
            for (int parallelism = 1; parallelism <= 4; parallelism++) {
                RunOptions options = Harness.options().withBatchSize(batchSize).withParallelism(parallelism);
                assertRun(pipeline, options);
                assertRun(pipeline, options.withChaining(false));
                assertRun(pipeline, options.simulated(seed));
            }
        }
        assertFalse(expected.isEmpty());
        assertEquals(delay + size - slide < 600, !expectedLate.isEmpty(), "late rows come with short delays");
    }

    private void assertRun(Validated pipeline, RunOptions options) {
        Harness.Outcome outcome = Harness.run(pipeline, options);
        assertEquals(RunState.FINISHED, outcome.telemetry().state(), () -> options + " " + outcome.telemetry());
        assertEquals(Harness.sort(expected), outcome.sorted("counts"), options::toString);
        assertEquals(Harness.sort(expectedLate), outcome.sorted("late"), options::toString);
        assertEquals(
                expectedLate.size(),
                Objects.requireNonNull(outcome.telemetry().nodes().get("window"))
                        .counters()
                        .late());
    }

    /** The definition: a row is late if all of its windows are complete at the watermark before it. */
    private void compute(long[] times, long[] keys, int size, int slide, int delay) {
        Map<List<Long>, Long> counts = new TreeMap<>(Comparator.comparing(Object::toString));
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < times.length; i++) {
            long time = times[i];
            boolean counted = false;
            long last = Math.floorDiv(time, (long) slide) * slide;
            for (long start = last; start > time - size; start -= slide) {
                if (start + size - 1 > watermark) {
                    counts.merge(List.of(keys[i], start, start + size), 1L, Long::sum);
                    counted = true;
                }
            }
            if (!counted) {
                expectedLate.add(List.of(time, keys[i]));
            }
            watermark = Math.max(watermark, time - delay - 1);
        }
        counts.forEach((key, count) -> expected.add(List.of(key.get(0), key.get(1), key.get(2), count)));
    }

    private static String document(long[] times, long[] keys, int size, int slide, int delay) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < times.length; i++) {
            rows.append(i == 0 ? "" : ",").append("['" + Instant.ofEpochMilli(times[i]) + "'," + keys[i] + "]");
        }
        String window = size == slide
                ? "{'type': 'tumbling', 'size': '" + size + "ms'}"
                : "{'type': 'sliding', 'size': '" + size + "ms', 'slide': '" + slide + "ms'}";
        return Stream.of(
                        "{'millrace': 1, 'name': 'windows', 'nodes': [",
                        "{'id': 'rows', 'kind': 'rows-source', 'settings': {'columns': [",
                        " {'name': 'time', 'type': 'timestamp'}, {'name': 'key', 'type': 'bigint'}],",
                        " 'rows': [" + rows + "],",
                        " 'eventTime': {'field': 'time', 'maxDisorder': '" + delay + "ms'}}},",
                        "{'id': 'window', 'kind': 'window-aggregate', 'settings': {'keys': ['key'],",
                        " 'window': " + window + ", 'aggregates': [{'function': 'count', 'name': 'rows'}]}},",
                        "{'id': 'counts', 'kind': 'table-sink', 'settings': {'limit': 100000}},",
                        "{'id': 'late', 'kind': 'table-sink', 'settings': {'limit': 100000}}],",
                        "'edges': [{'from': 'rows.out', 'to': 'window.in'},",
                        "{'from': 'window.out', 'to': 'counts.in'}, {'from': 'window.late', 'to': 'late.in'}]}")
                .collect(Collectors.joining("\n"))
                .replace('\'', '"');
    }
}
