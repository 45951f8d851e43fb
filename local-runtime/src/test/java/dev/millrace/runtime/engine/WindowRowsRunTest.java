package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of windows on small inputs, and random ones against plain loops. A row is {@code key value text} at its
 * number times a second; everything runs at every batch size and parallelism, chained or not, on both schedulers.
 */
class WindowRowsRunTest {

    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};
    /** Makes it go row by row. */
    private static final String ROW_BY_ROW = ", 'onError': 'skip'";

    /** A row: event time in ms, key, number, text. */
    private record Row(
            long time,
            @Nullable String key,
            @Nullable Long number,
            @Nullable String text) {
        String cells() {
            return "['" + Instant.ofEpochMilli(time) + "', " + quoted(key) + ", " + number + ", " + quoted(text) + "]";
        }

        private static String quoted(@Nullable String value) {
            return value == null ? "null" : "'" + value + "'";
        }
    }

    @Test
    void rowsLeaveSortedByEventTime() {
        List<Row> rows = List.of(
                new Row(3_000, "a", 1L, "x"),
                new Row(1_000, "a", 2L, "y"),
                new Row(3_000, "a", 3L, "z"),
                new Row(2_000, "b", 4L, "x"),
                new Row(12_000, "a", 5L, "x"));

        for (String more : List.of("", ROW_BY_ROW)) {
            assertResults(
                    List.of(
                            "1000 a 2 y 0 10000 1",
                            "3000 a 1 x 0 10000 2",
                            "3000 a 3 z 0 10000 3",
                            "2000 b 4 x 0 10000 1",
                            "12000 a 5 x 10000 20000 1"),
                    "'window': {'size': '10s'}, 'rowNumber': 'place'" + more,
                    rows);
        }
    }

    @Test
    void onlyTheFirstRowsByTheOrderLeave() {
        List<Row> rows = List.of(
                new Row(1_000, "a", 5L, "first"),
                new Row(2_000, "a", 9L, "x"),
                new Row(3_000, "a", null, "x"),
                new Row(4_000, "a", 5L, "second"),
                new Row(5_000, "a", 2L, "x"));

        for (String more : List.of("", ROW_BY_ROW)) {
            assertResults(
                    List.of("2000 a 9 x 0 10000", "1000 a 5 first 0 10000"),
                    "'window': {'size': '10s'}, 'order': [{'field': 'v'}], 'count': 2" + more,
                    rows);
            assertResults(
                    List.of("3000 a null x 0 10000", "5000 a 2 x 0 10000", "4000 a 5 second 0 10000"),
                    "'window': {'size': '10s'}, 'order': [{'field': 'v', 'direction': 'ascending'}, {'field': 's'}],"
                            + " 'count': 3" + more,
                    rows);
        }
    }

    @Test
    void aMergedSessionHasTheRowsOfBoth() {
        List<Row> rows = List.of(
                new Row(1_000, "a", 1L, "x"),
                new Row(9_000, "a", 3L, "x"),
                new Row(5_000, "a", 2L, "x"),
                new Row(30_000, "a", 4L, "x"));

        assertResults(
                List.of("9000 a 3 x 1000 14000 1", "5000 a 2 x 1000 14000 2", "30000 a 4 x 30000 35000 1"),
                "'window': {'type': 'session', 'gap': '5s'}, 'order': [{'field': 'v'}], 'count': 2, 'rowNumber': 'place'",
                rows);
    }

    @Test
    void windowsByRowsHaveTheLastRows() {
        List<Row> rows = LongStream.range(1, 8)
                .mapToObj(i -> new Row(i * 1_000, "a", i % 3, "x"))
                .toList();

        assertResults(
                List.of("2000 a 2 x", "1000 a 1 x", "2000 a 2 x", "4000 a 1 x", "5000 a 2 x", "4000 a 1 x"),
                "'window': {'type': 'count', 'rows': 3, 'every': 2}, 'order': [{'field': 'v'}], 'count': 2",
                rows);
    }

    @Test
    void earlyResultsAreTakenBack() {
        List<Row> rows =
                List.of(new Row(1_000, "a", 1L, "x"), new Row(2_000, "a", 3L, "x"), new Row(3_000, "a", 2L, "x"));

        assertResults(
                List.of(
                        "2000 a 3 x 0 10000 insert",
                        "1000 a 1 x 0 10000 insert",
                        "2000 a 3 x 0 10000 retract",
                        "1000 a 1 x 0 10000 retract",
                        "2000 a 3 x 0 10000 insert",
                        "3000 a 2 x 0 10000 insert"),
                "'window': {'size': '10s'}, 'order': [{'field': 'v'}], 'count': 2, 'early': {'rules': [{'rows': 2}]},"
                        + " 'accumulation': 'retracting'",
                rows);
    }

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", 40)) : LongStream.of(one);
    }

    /** Every window's rows by plain loops; nothing is late, because the watermark waits for the end. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anyWindowsRowsAreThoseThatPlainLoopsFind(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = random.nextInt(400); i > 0; i--) {
            rows.add(new Row(
                    random.nextLong(-30_000, 30_000),
                    random.nextInt(9) == 0 ? null : "k" + random.nextInt(4),
                    random.nextInt(9) == 0 ? null : random.nextLong(-5, 5),
                    random.nextInt(9) == 0 ? null : "longer than eight " + random.nextInt(3)));
        }
        long slide = 1_000L * (1 + random.nextInt(6));
        long size = slide + 500L * random.nextInt(2 * (int) (slide / 500));
        int count = 1 + random.nextInt(8);
        boolean all = random.nextInt(4) == 0;
        boolean keyed = random.nextBoolean();
        List<String> order = List.of(List.of(""), List.of("v"), List.of("s"), List.of("s", "v"), List.of("v", "t"))
                .get(random.nextInt(5));
        boolean descending = random.nextBoolean();

        String fields = order.stream()
                .filter(field -> !field.isEmpty())
                .map(field ->
                        "{'field': '" + field + "', 'direction': '" + (descending ? "descending" : "ascending") + "'}")
                .collect(Collectors.joining(", "));
        assertResults(
                naive(rows, size, slide, keyed, comparator(order, descending), all ? rows.size() : count),
                "'window': {'type': 'sliding', 'size': '" + size + "ms', 'slide': '" + slide + "ms'}, 'order': ["
                        + fields + "], 'rowNumber': 'place'" + (all ? "" : ", 'count': " + count)
                        + (keyed ? "" : ", 'keys': []") + (random.nextBoolean() ? ROW_BY_ROW : ""),
                rows);
    }

    private static Comparator<Row> comparator(List<String> order, boolean descending) {
        Comparator<Row> comparator = (_, _) -> 0;
        for (String field : order) {
            comparator = comparator.thenComparing(
                    switch (field) {
                        case "v" -> Comparator.comparing(Row::number, Comparator.nullsFirst(Comparator.naturalOrder()));
                        case "s" -> Comparator.comparing(Row::text, Comparator.nullsFirst(Comparator.naturalOrder()));
                        default -> Comparator.comparingLong(Row::time);
                    });
        }
        return descending && !order.contains("") ? comparator.reversed() : comparator;
    }

    private static List<String> naive(
            List<Row> rows, long size, long slide, boolean keyed, Comparator<Row> order, int count) {
        List<String> results = new ArrayList<>();
        for (long start = -60_000 / slide * slide - 60 * slide; start < 60_000; start += slide) {
            long from = start;
            TreeMap<String, List<Row>> groups = new TreeMap<>();
            rows.stream()
                    .filter(row -> row.time() >= from && row.time() < from + size)
                    .forEach(row -> groups.computeIfAbsent(keyed ? row.key() + "" : "", key -> new ArrayList<>())
                            .add(row));
            for (List<Row> group : groups.values()) {
                List<Row> first = group.stream().sorted(order).limit(count).toList();
                for (int i = 0; i < first.size(); i++) {
                    Row row = first.get(i);
                    results.add(row.time() + " " + row.key() + " " + row.number() + " " + row.text() + " " + from + " "
                            + (from + size) + " " + (i + 1));
                }
            }
        }
        return results;
    }

    private static void assertResults(List<String> expected, String settings, List<Row> rows) {
        Validated pipeline = Harness.validated(document(settings, rows));
        for (int batchSize : BATCH_SIZES) {
            for (int parallelism = 1; parallelism <= 4; parallelism++) {
                RunOptions options = Harness.options().withBatchSize(batchSize).withParallelism(parallelism);
                assertRun(expected, pipeline, options.withChaining(parallelism % 2 == 0));
                assertRun(expected, pipeline, options.simulated(batchSize));
            }
        }
    }

    private static void assertRun(List<String> expected, Validated pipeline, RunOptions options) {
        Harness.Outcome outcome = Harness.run(pipeline, options);

        assertEquals(
                RunState.FINISHED,
                outcome.telemetry().state(),
                () -> String.valueOf(outcome.telemetry().failure()));
        assertEquals(
                expected.stream().sorted().collect(Collectors.joining("\n")),
                outcome.rows("out").stream()
                        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                        .sorted()
                        .collect(Collectors.joining("\n")),
                options::toString);
    }

    private static String document(String settings, List<Row> rows) {
        String cells = rows.stream().map(Row::cells).collect(Collectors.joining(","));
        String keys = settings.contains("'keys'") ? "" : "'keys': ['k'], ";
        boolean late = settings.contains("session") || settings.contains("early") || settings.contains("[]");
        String strategy = late ? "'maxDisorder': '10m'" : "'strategy': 'at-end'";
        return ("{'millrace': 1, 'name': 'test', 'nodes': [{'id': 'rows', 'kind': 'rows-source', 'settings': {'columns': ["
                        + "{'name': 't', 'type': 'timestamp'}, {'name': 'k', 'type': 'string'}, {'name': 'v', 'type':"
                        + " 'bigint'}, {'name': 's', 'type': 'string'}], 'rows': [" + cells
                        + "], 'eventTime': {'field': 't', " + strategy + "}}},"
                        + "{'id': 'window', 'kind': 'window-rows', 'settings': {" + keys + settings + "}},"
                        + "{'id': 'out', 'kind': 'table-sink', 'settings': {'limit': 100000}}], 'edges': ["
                        + "{'from': 'rows.out', 'to': 'window.in'}, {'from': 'window.out', 'to': 'out.in'}]}")
                .replace('\'', '"');
    }
}
