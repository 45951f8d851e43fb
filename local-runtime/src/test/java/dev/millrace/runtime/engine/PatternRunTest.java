package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.telemetry.Telemetry.RunState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of errors, of late rows and of time, and what fields can say. */
class PatternRunTest {

    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};

    /** Rows (time in ms, id, n) to a pattern with tables behind all its outputs. */
    private static String document(String settings, boolean errors, Object... rows) {
        String cells = Stream.of(rows)
                .map(row -> {
                    List<?> values = (List<?>) row;
                    return "['" + Instant.ofEpochMilli((Integer) values.get(0)) + "', " + values.get(1) + ", "
                            + values.get(2) + "]";
                })
                .collect(Collectors.joining(", "));
        return ("{'millrace': 1, 'name': 'pattern', 'nodes': [{'id': 'source', 'kind': 'rows-source', 'settings':"
                        + " {'columns': [{'name': 't', 'type': 'timestamp'}, {'name': 'id', 'type': 'bigint'}, {'name':"
                        + " 'n', 'type': 'bigint'}], 'rows': [" + cells
                        + "], 'eventTime': {'field': 't', 'maxDisorder': '10ms'}}},"
                        + " {'id': 'pattern', 'kind': 'pattern', 'settings': {" + settings + "}},"
                        + " {'id': 'when', 'kind': 'process-function', 'settings': {'outputs': [{'name': 'out', 'fields':"
                        + " [{'name': 'ids', 'type': 'array<bigint>'}, {'name': 'time', 'type': 'timestamp'}]}], 'onRow':"
                        + " [{'action': 'emit', 'values': ['ids', 'event_time']}]}},"
                        + " {'id': 'matches', 'kind': 'table-sink'}, {'id': 'over', 'kind': 'table-sink'},"
                        + " {'id': 'late', 'kind': 'table-sink'}"
                        + (errors ? ", {'id': 'bad', 'kind': 'table-sink'}" : "") + "], 'edges': ["
                        + "{'from': 'source.out', 'to': 'pattern.in'}, {'from': 'pattern.out', 'to': 'when.in'},"
                        + " {'from': 'when.out', 'to': 'matches.in'}, {'from': 'pattern.timed-out', 'to': 'over.in'},"
                        + " {'from': 'pattern.late', 'to': 'late.in'}"
                        + (errors ? ", {'from': 'pattern.errors', 'to': 'bad.in'}" : "") + "]}")
                .replace('\'', '"');
    }

    private static final String IDS = "'aggregates': [{'name': 'a_ids', 'step': 'a', 'function': 'collect', 'argument':"
            + " 'id'}, {'name': 'all', 'step': 'b', 'function': 'collect', 'argument': 'id'}], 'fields': [{'name':"
            + " 'ids', 'value': 'all'}]";

    private static Harness.Outcome run(String json, int batchSize) {
        return Harness.run(Harness.validated(json), Harness.options().withBatchSize(batchSize));
    }

    private static void assertMatches(List<List<@Nullable Object>> expected, String json) {
        for (int batchSize : BATCH_SIZES) {
            Harness.Outcome outcome = run(json, batchSize);

            assertEquals(
                    RunState.FINISHED,
                    outcome.telemetry().state(),
                    () -> String.valueOf(outcome.telemetry().failure()));
            assertEquals(expected, outcome.rows("matches"));
        }
    }

    private static List<String> errors(Harness.Outcome outcome) {
        return outcome.rows("bad").stream()
                .map(row -> row.get(1) + " " + row.get(3) + " " + row.get(5))
                .toList();
    }

    @Test
    void aRowForWhichAConditionFailsIsNotThere() {
        String json = document(
                "'steps': [{'name': 'a', 'condition': 'id < 10'}, {'name': 'b', 'contiguity': 'next', 'condition':"
                        + " '10 / n > 0'}], " + IDS,
                true,
                List.of(0, 1, 5),
                List.of(1, 20, 0),
                List.of(2, 30, 5));

        assertMatches(List.of(List.of(List.of(30L), 2L)), json);
        assertEquals(List.of("20 DIVISION_BY_ZERO pattern"), errors(run(json, 2)));
    }

    @Test
    void soIsOneForWhichAConditionOnTheMatchFails() {
        String json = document(
                "'steps': [{'name': 'a', 'condition': 'id < 10'}, {'name': 'b', 'contiguity': 'next', 'condition':"
                        + " 'id >= 10 AND n / (a.n - n) = 0'}], " + IDS,
                true,
                List.of(0, 1, 5),
                List.of(1, 20, 5),
                List.of(2, 30, 1));

        assertMatches(List.of(List.of(List.of(30L), 2L)), json);
        assertEquals(List.of("20 DIVISION_BY_ZERO pattern"), errors(run(json, 2)));
    }

    @Test
    void theLastRowOfAMatchWhoseFieldFailsIsInError() {
        String json = document(
                "'steps': [{'name': 'a', 'condition': 'id < 10'}, {'name': 'b', 'condition': 'id >= 10'}],"
                        + " 'fields': [{'name': 'ids', 'value': 'ARRAY[a.n / b.n]'}]",
                true,
                List.of(0, 1, 6),
                List.of(1, 20, 0),
                List.of(2, 2, 6),
                List.of(3, 30, 3));

        assertMatches(List.of(List.of(List.of(2L), 3L)), json);
        assertEquals(List.of("20 DIVISION_BY_ZERO pattern"), errors(run(json, 1)));
    }

    @Test
    void withoutAnErrorOutputTheRunFails() {
        String json = document(
                "'steps': [{'name': 'a', 'condition': 'id < 10'}, {'name': 'b', 'condition': 'n / a.n = 1'}], " + IDS,
                false,
                List.of(0, 1, 0),
                List.of(1, 20, 4));

        Harness.Outcome outcome = run(json, 1024);

        assertEquals(RunState.FAILED, outcome.telemetry().state());
        String failure = outcome.telemetry().failure().orElseThrow().toString();
        assertTrue(failure.contains("DIVISION_BY_ZERO") && failure.contains("pattern"), failure);
    }

    @Test
    void whoeverIsSkippedIsCounted() {
        String json = document(
                "'onError': 'skip', 'steps': [{'name': 'a', 'condition': 'id < 10'}, {'name': 'b', 'condition':"
                        + " 'n / a.n = 1'}], " + IDS,
                false,
                List.of(0, 1, 0),
                List.of(1, 20, 4));

        Harness.Outcome outcome = run(json, 1024);

        assertEquals(RunState.FINISHED, outcome.telemetry().state());
        assertEquals(
                1,
                Objects.requireNonNull(outcome.telemetry().nodes().get("pattern"))
                        .counters()
                        .dropped());
    }

    @Test
    void rowsAreSortedByTimeAndLateOnesLeave() {
        String json = document(
                "'steps': [{'name': 'a', 'condition': 'id < 10'}, {'name': 'b', 'contiguity': 'next', 'condition':"
                        + " 'id >= 10'}], " + IDS,
                false,
                List.of(5, 20, 0),
                List.of(0, 1, 0),
                List.of(30, 2, 0),
                List.of(19, 3, 0));

        assertMatches(List.of(List.of(List.of(20L), 5L)), json);
        assertEquals(List.of(List.of(19L, 3L, 0L)), run(json, 7).rows("late"));
    }

    @Test
    void aMatchThatHadToWaitHasTheTimeOfTheMomentThatDecided() {
        String json = document(
                "'within': '100ms', 'skip': 'to-next', 'steps': [{'name': 'a', 'condition': 'id < 10'}, {'name': 'b',"
                        + " 'condition': 'n > a.n'}], " + IDS,
                false,
                List.of(0, 1, 9),
                List.of(1, 2, 5),
                List.of(2, 20, 7));

        assertMatches(List.of(List.of(List.of(20L), 100L)), json);
        assertEquals(List.of(Arrays.asList(List.of(), 100L)), run(json, 2).rows("over"));
    }

    @Test
    void whatHasNotComeGivesAMatchWhenItsTimeIsOver() {
        String json = document(
                "'within': '50ms', 'steps': [{'name': 'b', 'condition': 'id < 10'}, {'name': 'c', 'contiguity':"
                        + " 'not-followed-by', 'condition': 'id >= 10'}], 'aggregates': [{'name': 'all', 'step': 'b',"
                        + " 'function': 'collect', 'argument': 'id'}], 'fields': [{'name': 'ids', 'value': 'all'}]",
                false,
                List.of(0, 1, 0),
                List.of(49, 20, 0),
                List.of(60, 2, 0),
                List.of(110, 30, 0));

        assertMatches(List.of(List.of(List.of(2L), 110L)), json);
    }

    @Test
    void anAggregateMayBeAFold() {
        String json = document(
                "'steps': [{'name': 'b', 'times': 'times', 'min': 3}], 'aggregates': [{'name': 'product', 'step': 'b',"
                        + " 'function': 'fold', 'type': 'bigint', 'initial': '1', 'update': 'accumulated * n'}], 'fields':"
                        + " [{'name': 'ids', 'value': 'ARRAY[product, b_first.n, b.n, b_count]'}]",
                false,
                List.of(0, 1, 2),
                List.of(1, 2, 3),
                List.of(2, 3, 4));

        assertMatches(List.of(List.of(List.of(24L, 2L, 4L, 3L), 2L)), json);
    }
}
