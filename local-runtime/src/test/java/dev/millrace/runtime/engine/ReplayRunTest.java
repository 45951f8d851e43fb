package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.run.RunOptions.Replayed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose clock is an arrival field. Times are seconds; a row is written as event time @ arrival. */
class ReplayRunTest {

    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e6})
    void sourcesAreMergedByArrival(double speed) {
        Validated pipeline = Harness.validated(document("1@1 2@5 3@6 9@20", "", "4@2 5@3 6@6 7@30", ""));

        // At one instant (6 s) the source that stands first in the document comes first.
        String expected = "1 4 5 2 3 6 9 7";
        for (int batchSize : BATCH_SIZES) {
            for (int parallelism = 1; parallelism <= 4; parallelism++) {
                assertEquals(expected, rows(run(pipeline, batchSize, parallelism, speed), "all"));
            }
        }
    }

    @Test
    void idlenessFollowsTheArrivals() {
        String resting = ", 'idleAfter': '10s'";
        // The second source rests from 3 s to 60 s; its last row belongs to a window that is then complete.
        Validated idle = Harness.validated(document("1@1 12@5 25@20 41@40", "", "4@2 5@3 13@60", resting));
        Validated waiting = Harness.validated(document("1@1 12@5 25@20 41@40", "", "4@2 5@3 13@60", ""));
        for (int batchSize : BATCH_SIZES) {
            for (int parallelism = 1; parallelism <= 4; parallelism++) {
                assertEquals("0:3 10:1 20:1 40:1", counts(run(idle, batchSize, parallelism, 0)));
                assertEquals("0:3 10:2 20:1 40:1", counts(run(waiting, batchSize, parallelism, 0)));
            }
        }
    }

    @Test
    void aRowWithoutArrivalComesWithTheOneBefore() {
        Validated pipeline = Harness.validated(document("1@1 2@ 3@9 4@4", "", "5@1 6@8 7@9 8@10", ""));

        assertEquals("1 2 5 6 3 4 7 8", rows(run(pipeline, 1, 1, 0), "all"));
    }

    @Test
    void ingestionTimeIsTheArrival() {
        String json = document("1@7 2@8 3@19 4@33", "", "5@7 6@8 7@9 8@10", "")
                .replace("\"field\": \"at\"", "\"strategy\": \"ingestion\"");

        assertEquals("0:5 10:2 30:1", counts(run(Harness.validated(json), 7, 2, 0)));
    }

    private static Harness.Outcome run(Validated pipeline, int batchSize, int parallelism, double speed) {
        RunOptions options = Harness.options()
                .withBatchSize(batchSize)
                .withParallelism(parallelism)
                .withClock(new Replayed(speed));
        Harness.Outcome outcome = Harness.run(pipeline, options);
        assertEquals(RunState.FINISHED, outcome.telemetry().state(), () -> options + " " + outcome.telemetry());
        return outcome;
    }

    private static String rows(Harness.Outcome outcome, String table) {
        return outcome.rows(table).stream()
                .map(row -> String.valueOf(seconds(row.get(0))))
                .collect(Collectors.joining(" "));
    }

    private static String counts(Harness.Outcome outcome) {
        return outcome.rows("counts").stream()
                .map(row -> seconds(row.get(0)) + ":" + row.get(2))
                .collect(Collectors.joining(" "));
    }

    private static long seconds(@Nullable Object timestamp) {
        return (Long) Objects.requireNonNull(timestamp) / 1000;
    }

    private static String document(String first, String firstTime, String second, String secondTime) {
        return ("{'millrace': 1, 'name': 'test', 'nodes': [" + source("a", first, firstTime) + ", "
                        + source("b", second, secondTime)
                        + ", {'id': 'both', 'kind': 'union'}, {'id': 'window', 'kind': 'window-aggregate', 'settings':"
                        + " {'window': {'size': '10s'}, 'aggregates': [{'name': 'n', 'function': 'count'}]}},"
                        + " {'id': 'counts', 'kind': 'table-sink'}, {'id': 'all', 'kind': 'table-sink'}],"
                        + " 'edges': [{'from': 'a.out', 'to': 'both.in'}, {'from': 'b.out', 'to': 'both.in'},"
                        + " {'from': 'both.out', 'to': 'window.in'}, {'from': 'both.out', 'to': 'all.in'},"
                        + " {'from': 'window.out', 'to': 'counts.in'}]}")
                .replace('\'', '"');
    }

    private static String source(String id, String rows, String more) {
        String values = List.of(rows.split(" ", -1)).stream()
                .map(row -> row.split("@", -1))
                .map(parts -> "[" + time(parts[0]) + ", " + (parts[1].isEmpty() ? "null" : time(parts[1])) + "]")
                .collect(Collectors.joining(", "));
        return "{'id': '" + id
                + "', 'kind': 'rows-source', 'settings': {'columns': [{'name': 'at', 'type': 'timestamp'},"
                + " {'name': 'came', 'type': 'timestamp'}], 'rows': [" + values
                + "], 'eventTime': {'field': 'at', 'arrivalField': 'came'" + more + "}}}";
    }

    private static String time(String seconds) {
        return "'" + Instant.ofEpochSecond(Long.parseLong(seconds)) + "'";
    }
}
