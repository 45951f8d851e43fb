package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every watermark strategy, at the source and further down, seen by a window behind it. */
class WatermarkRunTest {

    /** Event time in seconds and, behind a slash, the watermark that the row carries; in order of arrival. */
    private static final String ROWS = "1/ 2/14 3/ 16/ 9/12 31/29 17/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // strategy | rows by window of ten seconds | late
                "'strategy': 'disorder', 'maxDisorder': '8s' | 0:4 10:1 30:1 | 17 | 1",
                "'strategy': 'ascending' | 0:3 10:1 30:1 | 9 17 | 2",
                "'strategy': 'at-end' | 0:4 10:2 30:1 | ~~ | 0",
                "'strategy': 'punctuated', 'watermark': 'mark' | 0:2 10:1 30:1 | 3 9 17 | 3",
                "'strategy': 'punctuated', 'watermark': 'CASE WHEN mark > at THEN mark END' | 0:2 10:2 30:1 | 3 9 | 2",
                "'strategy': 'column', 'watermarkField': 'mark' | 0:2 10:1 30:1 | 3 9 17 | 3",
            })
    void eachStrategySaysWhatIsLate(String strategy, String windows, String late, int lateCount) {
        String eventTime = "'eventTime': {'field': 'at', " + strategy + "}";
        for (boolean atSource : new boolean[] {true, false}) {
            Validated pipeline = Harness.validated(document(eventTime, atSource));
            for (int batchSize : new int[] {1, 2, 7, 1024}) {
                for (int parallelism = 1; parallelism <= 4; parallelism++) {
                    RunOptions options =
                            Harness.options().withBatchSize(batchSize).withParallelism(parallelism);
                    check(pipeline, options, windows, late, lateCount);
                    check(pipeline, options.withChaining(false), windows, late, lateCount);
                    check(pipeline, options.simulated(parallelism), windows, late, lateCount);
                }
            }
        }
    }

    private static void check(Validated pipeline, RunOptions options, String windows, String late, int lateCount) {
        Harness.Outcome outcome = Harness.run(pipeline, options);
        assertEquals(RunState.FINISHED, outcome.telemetry().state(), () -> options + " " + outcome.telemetry());
        assertEquals(
                windows,
                outcome.rows("counts").stream()
                        .map(row -> seconds(row.get(0)) + ":" + row.get(2))
                        .collect(Collectors.joining(" ")),
                options::toString);
        assertEquals(
                late,
                outcome.rows("late").stream()
                        .map(row -> String.valueOf(seconds(row.get(0))))
                        .collect(Collectors.joining(" ")),
                options::toString);
        assertEquals(
                lateCount,
                Objects.requireNonNull(outcome.telemetry().nodes().get("window"))
                        .counters()
                        .late());
    }

    private static long seconds(@Nullable Object timestamp) {
        return (Long) Objects.requireNonNull(timestamp) / 1000;
    }

    private static String document(String eventTime, boolean atSource) {
        List<String> rows = new ArrayList<>();
        for (String row : ROWS.split(" ", -1)) {
            String[] parts = row.split("/", -1);
            rows.add("[" + time(parts[0]) + ", " + (parts[1].isEmpty() ? "null" : time(parts[1])) + "]");
        }
        String columns = "'columns': [{'name': 'at', 'type': 'timestamp'}, {'name': 'mark', 'type': 'timestamp'}]";
        String source = "{'id': 'rows', 'kind': 'rows-source', 'settings': {" + columns + ", 'rows': "
                + rows
                + (atSource ? ", " + eventTime : "") + "}}, ";
        String node = atSource
                ? "{'id': 'time', 'kind': 'filter', 'settings': {'condition': 'TRUE'}}, "
                : "{'id': 'time', 'kind': 'watermark', 'settings': {" + eventTime + "}}, ";
        return ("{'millrace': 1, 'name': 'test', 'nodes': [" + source + node
                        + "{'id': 'window', 'kind': 'window-aggregate', 'settings': {'window': {'size': '10s'},"
                        + " 'aggregates': [{'name': 'n', 'function': 'count'}]}},"
                        + " {'id': 'counts', 'kind': 'table-sink'}, {'id': 'late', 'kind': 'table-sink'}],"
                        + " 'edges': [{'from': 'rows.out', 'to': 'time.in'}, {'from': 'time.out', 'to': 'window.in'},"
                        + " {'from': 'window.out', 'to': 'counts.in'}, {'from': 'window.late', 'to': 'late.in'}]}")
                .replace('\'', '"');
    }

    private static String time(String seconds) {
        return "'" + Instant.ofEpochSecond(Long.parseLong(seconds)) + "'";
    }

    @ParameterizedTest
    @CsvSource({"fail", "output", "skip", "auto"})
    void aRowWithoutEventTimeIsDealtWithAsChosen(String onError) {
        String json = ("{'millrace': 1, 'name': 'test', 'nodes': ["
                        + "{'id': 'rows', 'kind': 'rows-source', 'settings': {'columns': [{'name': 'at', 'type': 'timestamp'},"
                        + " {'name': 'n', 'type': 'int'}], 'rows': [['1970-01-01T00:00:01Z', 1], [null, 2],"
                        + " ['1970-01-01T00:00:03Z', 0]]}},"
                        + " {'id': 'time', 'kind': 'watermark', 'settings': {'eventTime': {'field': 'at', 'strategy':"
                        + " 'punctuated', 'watermark': 'CASE WHEN 6 / n > 100 THEN at END'}, 'onError': '" + onError
                        + "'}}, {'id': 'good', 'kind': 'table-sink'}, {'id': 'bad', 'kind': 'table-sink'}],"
                        + " 'edges': [{'from': 'rows.out', 'to': 'time.in'}, {'from': 'time.out', 'to': 'good.in'},"
                        + " {'from': 'time.errors', 'to': 'bad.in'}]}")
                .replace('\'', '"');
        for (int batchSize : new int[] {1, 2, 1024}) {
            Harness.Outcome outcome =
                    Harness.run(Harness.validated(json), Harness.options().withBatchSize(batchSize));
            Telemetry telemetry = outcome.telemetry();
            if (onError.equals("fail")) {
                assertEquals(RunState.FAILED, telemetry.state());
                assertEquals(
                        Optional.of("time"), telemetry.failure().orElseThrow().node());
                assertTrue(
                        telemetry.failure().orElseThrow().message().contains("the event time is null"),
                        telemetry::toString);
                continue;
            }
            assertEquals(RunState.FINISHED, telemetry.state(), telemetry::toString);
            assertEquals(List.of(List.of(1000L, 1)), outcome.rows("good"));
            if (onError.equals("skip")) {
                assertEquals(List.of(), outcome.rows("bad"));
                assertEquals(
                        2,
                        Objects.requireNonNull(telemetry.nodes().get("time"))
                                .counters()
                                .dropped());
            } else {
                assertEquals(
                        "[null, 2, EVENT_TIME_NULL, the event time is null: filter such rows out, or give them a time, time]",
                        outcome.rows("bad").get(0).toString());
                assertTrue(
                        String.valueOf(outcome.rows("bad").get(1).get(3))
                                .startsWith("the watermark cannot be computed: "),
                        outcome.rows("bad")::toString);
            }
        }
    }

    @Test
    void anIdleSourceHoldsNobodyBackAndComesBackWithoutMovingTimeBack() {
        String steady = source("steady", "['1s', '2s', '15s', '31s', '45s']", "0s 1s 20s 30s 50s", "");
        String resting = source("resting", "['3s', '4s', '25s']", "0s 2s 60s", ", 'idleAfter': '10s'");
        String waiting = source("resting", "['3s', '4s', '25s']", "0s 2s 60s", "");

        // The last row of the one that rested comes when its window is over, unless it was waited for.
        assertEquals(List.of("0:4", "10:1", "30:1", "40:1"), counts(steady, resting));
        assertEquals(List.of("0:4", "10:1", "20:1", "30:1", "40:1"), counts(steady, waiting));
    }

    @Test
    void anAlignedSourceDoesNotRunAhead() {
        String json = ("{'millrace': 1, 'name': 'test', 'nodes': [" + generator("a") + ", " + generator("b")
                        + ", {'id': 'both', 'kind': 'union'}, {'id': 'rows', 'kind': 'table-sink', 'settings': {'limit':"
                        + " 4000}}], 'edges': [{'from': 'a.out', 'to': 'both.in'}, {'from': 'b.out', 'to': 'both.in'},"
                        + " {'from': 'both.out', 'to': 'rows.in'}]}")
                .replace('\'', '"')
                .replace('`', '\'');
        for (long seed = 0; seed < 20; seed++) {
            Harness.Outcome outcome = Harness.run(
                    Harness.validated(json), Harness.options().withBatchSize(1).simulated(seed));
            assertEquals(RunState.FINISHED, outcome.telemetry().state());
            long[] latest = {0, 0};
            for (List<@Nullable Object> row : outcome.rows("rows")) {
                int source = "a".equals(row.get(1)) ? 0 : 1;
                latest[source] = seconds(row.get(0));
                // The drift, and the queues between the sources and the union: eight batches of one row each.
                assertTrue(
                        Math.abs(latest[0] - latest[1]) <= 5 + 2 * 8 + 2,
                        "seed " + seed + ": " + latest[0] + " and " + latest[1]);
            }
            assertEquals(1000, outcome.rows("rows").size());
        }
    }

    private static String generator(String id) {
        return "{'id': '" + id + "', 'kind': 'generator-source', 'settings': {'rows': 500, 'columns': [{'name': 'at',"
                + " 'generator': 'expression', 'expression': 'from_epoch_millis(n * 1000)'}, {'name': 'source',"
                + " 'generator': 'expression', 'expression': '`" + id + "`'}], 'eventTime': {'field': 'at',"
                + " 'alignmentGroup': 'pair', 'maxDrift': '5s'}}}";
    }

    private static String source(String id, String times, String arrivals, String more) {
        String rows = times.replace("'", "")
                .replaceAll("(\\d+)s", "['1970-01-01T00:00:$1Z']")
                .replaceAll("T00:00:(\\d)Z", "T00:00:0$1Z");
        String due = "'" + arrivals.replace(" ", "', '") + "'";
        return "{'id': '" + id
                + "', 'kind': 'rows-source', 'settings': {'columns': [{'name': 'at', 'type': 'timestamp'}],"
                + " 'rows': " + rows + ", 'arrivals': [" + due + "], 'eventTime': {'field': 'at'" + more + "}}}";
    }

    private static List<String> counts(String first, String second) {
        String json = ("{'millrace': 1, 'name': 'test', 'nodes': [" + first + ", " + second
                        + ", {'id': 'both', 'kind': 'union'},"
                        + " {'id': 'window', 'kind': 'window-aggregate', 'settings': {'window': {'size': '10s'},"
                        + " 'aggregates': [{'name': 'n', 'function': 'count'}]}}, {'id': 'counts', 'kind': 'table-sink'}],"
                        + " 'edges': [{'from': 'steady.out', 'to': 'both.in'}, {'from': 'resting.out', 'to': 'both.in'},"
                        + " {'from': 'both.out', 'to': 'window.in'}, {'from': 'window.out', 'to': 'counts.in'}]}")
                .replace('\'', '"');
        return Harness.run(Harness.validated(json), Harness.options().simulated(1)).rows("counts").stream()
                .map(row -> seconds(row.get(0)) + ":" + row.get(2))
                .toList();
    }
}
