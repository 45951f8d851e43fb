package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.Telemetry.EdgeTelemetry;
import dev.millrace.model.telemetry.Telemetry.NodeTelemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows that are added up before they cross to a windowed aggregate give what they would give without: the run at
 * parallelism 1, where nothing crosses, is the yardstick.
 */
class CombiningRunTest {

    private static final String TUMBLING = "{'type': 'tumbling', 'size': '1s'}";
    private static final String SLIDING = "{'type': 'sliding', 'size': '2500ms', 'slide': '700ms'}";
    private static final String ALL = "{'name': 'rows', 'function': 'count'},"
            + "{'name': 'sum', 'function': 'sum', 'argument': 'v'},"
            + "{'name': 'mean', 'function': 'avg', 'argument': 'v'},"
            + "{'name': 'least', 'function': 'min', 'argument': 'v'},"
            + "{'name': 'most', 'function': 'max', 'argument': 'text'},"
            + "{'name': 'some', 'function': 'count', 'argument': 'v', 'filter': 'v > 3'}";
    private static final int[] BATCH_SIZES = {1024, 7, 100, 1};

    @ParameterizedTest
    @ValueSource(strings = {TUMBLING, SLIDING})
    void disorderedRowsWithLateOnes(String window) {
        String time = "n * 3 - bit_and(hash64(n), 4095)";
        Run one = assertEqualRuns(document(5_000, time, "MOD(bit_and(hash64(n + 7), 255), 9)", "200ms", window, ALL));

        assertFalse(one.late().isEmpty());
    }

    @Test
    void rowsThatOnlyTheRowsOfAnotherSenderMakeLate() {
        // Rows 1024 to 2047 belong to the second subtask, and are old by what the first one has read before.
        String time = "CASE WHEN n >= 1024 AND n < 2048 THEN n ELSE 50000 + n END";
        Run one = assertEqualRuns(document(5_000, time, "MOD(n, 5)", "0ms", TUMBLING, ALL));

        assertEquals(1024, one.late().size());
    }

    @Test
    void aWindowIsCompletedByRowsOfAnotherSender() {
        // Each block of 1024 rows is a second later than the one before, so a block never completes its own window.
        String time = "(n / 1024) * 1000 + MOD(n, 1000)";
        assertEqualRuns(document(9_000, time, "MOD(n, 3)", "0ms", TUMBLING, ALL));
        assertEqualRuns(document(9_000, time, "MOD(n, 3)", "0ms", SLIDING, ALL));
    }

    @Test
    void keysAndPanesThatOneSenderAloneHas() {
        assertEqualRuns(document(6_000, "n", "n / 1024", "100ms", SLIDING, ALL));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1023, 1024, 1025, 2048, 3072, 4100})
    void aSourceThatEndsBeforeOrAtTheEndOfABlock(int rows) {
        assertEqualRuns(document(rows, "n * 2", "MOD(n, 4)", "300ms", TUMBLING, ALL));
    }

    @Test
    void keysThatHardlyEverComeTwice() {
        assertEqualRuns(document(20_000, "n / 2", "hash64(n)", "200ms", TUMBLING, ALL));
    }

    @Test
    void oneKeyForNearlyAllRows() {
        String key = "CASE WHEN MOD(n, 100) = 0 THEN n ELSE 1 END";
        assertEqualRuns(document(8_000, "n - bit_and(hash64(n), 63)", key, "20ms", SLIDING, ALL));
    }

    @Test
    void keysThatAreNull() {
        assertEqualRuns(
                document(4_000, "n", "CASE WHEN MOD(n, 3) = 0 THEN NULL ELSE MOD(n, 2) END", "0ms", TUMBLING, ALL));
    }

    @Test
    void aWindowWithoutAKeyIsGathered() {
        Validated pipeline =
                Harness.validated(document(5_000, "n * 3 - bit_and(hash64(n), 511)", "n", "99ms", TUMBLING, ALL)
                        .replace("\"keys\": [\"key\"]", "\"keys\": []"));
        Run one = run(pipeline, Harness.options());

        for (int parallelism = 2; parallelism <= 4; parallelism++) {
            assertEquals(one, run(pipeline, Harness.options().withParallelism(parallelism)));
        }
    }

    @Test
    void sumsOfDoublesStayInTheOrderOfTheRows() {
        String sums = "{'name': 'sum', 'function': 'sum', 'argument': 'CAST(v AS DOUBLE) / 7'}";
        assertEqualRuns(document(5_000, "n", "MOD(n, 5)", "0ms", TUMBLING, sums));
    }

    @Test
    void aSumMayBeTooLargeOnTheWay() {
        String sums = "{'name': 'sum', 'function': 'sum', 'argument': 'CASE WHEN MOD(n, 4) < 2 THEN"
                + " 9223372036854775807 ELSE -9223372036854775807 END'}";
        Run one = assertEqualRuns(document(4_096, "n", "MOD(n, 1)", "0ms", TUMBLING, sums));

        assertTrue(one.results().stream().allMatch(row -> row.get(3) instanceof Long));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aSumThatIsTooLargeFailsTheRunAtItsNode(int parallelism) {
        String sums = "{'name': 'sum', 'function': 'sum', 'argument': 'CASE WHEN MOD(n, 4096) = 4095 THEN 1"
                + " WHEN MOD(n, 4096) = 0 THEN 9223372036854775807 ELSE 0 END'}";
        Validated pipeline = Harness.validated(document(4_096, "n / 5", "MOD(n, 1)", "0ms", TUMBLING, sums));

        RunFailure failure = Harness.run(pipeline, Harness.options().withParallelism(parallelism))
                .telemetry()
                .failure()
                .orElseThrow();

        assertEquals("OVERFLOW", failure.code());
        assertEquals("window", failure.node().orElseThrow());
        assertEquals("the sum 9223372036854775808 does not fit a bigint", failure.message());
    }

    @Test
    void anArgumentThatCannotBeComputedFailsTheRunAtTheWindow() {
        String sums = "{'name': 'sum', 'function': 'sum', 'argument': 'v / (n - 3000)'}";
        Validated pipeline = Harness.validated(document(5_000, "n", "MOD(n, 5)", "0ms", TUMBLING, sums));

        RunFailure failure = Harness.run(pipeline, Harness.options().withParallelism(2))
                .telemetry()
                .failure()
                .orElseThrow();

        assertEquals("DIVISION_BY_ZERO", failure.code());
        assertTrue(failure.row().orElseThrow().contains("n=3000"), failure::toString);
        assertEquals("window", failure.node().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void rowsAreCountedAndShownAsRows(int parallelism) {
        Validated pipeline = Harness.validated(
                document(5_000, "n * 3 - bit_and(hash64(n), 1023)", "MOD(n, 9)", "500ms", TUMBLING, ALL));

        Harness.Outcome outcome = Harness.run(pipeline, Harness.options().withParallelism(parallelism));

        NodeTelemetry window =
                Objects.requireNonNull(outcome.telemetry().nodes().get("window"));
        EdgeTelemetry edge = outcome.telemetry().edges().entrySet().stream()
                .filter(entry -> entry.getKey().to().node().equals("window"))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertEquals(5_000, window.counters().rowsIn());
        assertEquals(5_000, edge.rows());
        assertEquals(0, edge.queuedRows());
        assertTrue(edge.samples().stream().allMatch(row -> row.size() == 5), edge::toString);
    }

    private record Run(List<List<@Nullable Object>> results, List<List<@Nullable Object>> late, long lateCount) {}

    private static Run assertEqualRuns(String document) {
        Validated pipeline = Harness.validated(document);
        Run one = run(pipeline, Harness.options());
        for (int parallelism : new int[] {2, 3, 4, 8}) {
            for (int batchSize : BATCH_SIZES) {
                RunOptions options =
                        Harness.options().withParallelism(parallelism).withBatchSize(batchSize);
                assertEquals(one, run(pipeline, options.simulated(batchSize + parallelism)), options::toString);
            }
            RunOptions options = Harness.options().withParallelism(parallelism);
            assertEquals(one, run(pipeline, options), options::toString);
            assertEquals(one, run(pipeline, options.withChaining(false)), options::toString);
        }
        return one;
    }

    private static Run run(Validated pipeline, RunOptions options) {
        Harness.Outcome outcome = Harness.run(pipeline, options);
        assertEquals(
                RunState.FINISHED,
                outcome.telemetry().state(),
                () -> options + " " + outcome.telemetry().failure());
        long late = Objects.requireNonNull(outcome.telemetry().nodes().get("window"))
                .counters()
                .late();
        return new Run(outcome.sorted("results"), outcome.sorted("late"), late);
    }

    private static String document(int rows, String time, String key, String delay, String window, String aggregates) {
        return ("{'millrace': 1, 'name': 'combining', 'nodes': [{'id': 'rows', 'kind': 'generator-source', 'settings': {"
                        + "'rows': " + rows + ", 'columns': ["
                        + column("time", "from_epoch_millis(1767225600000 + " + time + ")") + ","
                        + column("n", "n") + ","
                        + column("key", key) + ","
                        + column("v", "bit_and(hash64(n), 7)") + ","
                        + column("text", "CAST(bit_and(hash64(n), 4095) AS VARCHAR)")
                        + "], 'eventTime': {'field': 'time', 'maxDisorder': '" + delay + "'}}},"
                        + "{'id': 'window', 'kind': 'window-aggregate', 'settings': {'keys': ['key'], 'window': "
                        + window + ", 'aggregates': [" + aggregates + "]}},"
                        + "{'id': 'results', 'kind': 'table-sink', 'settings': {'limit': 1000000}},"
                        + "{'id': 'late', 'kind': 'table-sink', 'settings': {'limit': 1000000}}],"
                        + "'edges': [{'from': 'rows.out', 'to': 'window.in'},"
                        + "{'from': 'window.out', 'to': 'results.in'}, {'from': 'window.late', 'to': 'late.in'}]}")
                .replace('\'', '"');
    }

    private static String column(String name, String expression) {
        return "{'name': '" + name + "', 'generator': 'expression', 'expression': '" + expression + "'}";
    }
}
