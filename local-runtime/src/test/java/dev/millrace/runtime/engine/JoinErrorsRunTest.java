package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.Telemetry.Counters;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs for which a join's condition fails are no pairs, and are found at its error output. */
class JoinErrorsRunTest {

    private static final int ROWS = 25;

    /** Left and right rows (key, value); the condition divides by the difference of the values. */
    private static final String CONDITION = "'condition': '100 / (a - b) > 0'";

    @ParameterizedTest
    @ValueSource(strings = {"interval-join", "join"})
    void aPairThatFailsIsNone(String kind) {
        List<String> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (int left = 0; left < ROWS; left++) {
            for (int right = 0; right < ROWS; right++) {
                if (left % 3 == right % 3 && a(left) == b(right)) {
                    bad.add(List.of(left % 3, a(left), right % 3, b(right), "DIVISION_BY_ZERO", "tested")
                            .toString());
                } else if (left % 3 == right % 3 && a(left) > b(right)) {
                    good.add(List.of(left % 3, a(left), right % 3, b(right)).toString());
                }
            }
        }
        bad.sort(null);
        good.sort(null);
        for (String policy : new String[] {"auto", "skip"}) {
            Validated pipeline = document(kind, "inner", policy, true);
            for (RunOptions options : options()) {
                Harness.Outcome outcome = Harness.run(pipeline, options);

                assertEquals(RunState.FINISHED, outcome.telemetry().state(), options::toString);
                assertEquals(good, text(outcome.rows("good")), options::toString);
                assertEquals(policy.equals("auto") ? bad : List.of(), text(outcome.rows("bad")), options::toString);
                assertEquals(bad.size(), counters(outcome).errors());
                assertEquals(
                        policy.equals("skip") ? bad.size() : 0,
                        counters(outcome).dropped());
            }
        }
    }

    @Test
    void aRowWithoutAnyGoodPairComesOutAlone() {
        for (RunOptions options : options()) {
            Harness.Outcome outcome = Harness.run(document("interval-join", "left", "skip", true), options);

            List<String> alone = new ArrayList<>();
            for (int left = 0; left < ROWS; left++) {
                int a = a(left);
                int key = left % 3;
                boolean paired = false;
                for (int right = 0; right < ROWS; right++) {
                    paired |= right % 3 == key && a > b(right);
                }
                if (!paired) {
                    alone.add("[" + key + ", " + a + ", null, null]");
                }
            }
            alone.sort(null);
            assertEquals(
                    alone,
                    text(outcome.rows("good")).stream()
                            .filter(row -> row.contains("null"))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"interval-join", "join"})
    void aPairThatFailsFailsTheRunWhereNothingElseIsChosen(String kind) {
        Harness.Outcome outcome = Harness.run(document(kind, "inner", "auto", false), Harness.options());

        RunFailure failure = outcome.telemetry().failure().orElseThrow();
        assertEquals(Optional.of("tested"), failure.node());
        assertEquals("DIVISION_BY_ZERO", failure.code());
        assertEquals(
                true, failure.row().orElseThrow().matches("k=(\\d), a=(\\d+), right_k=\\1, b=\\2"), failure::toString);
    }

    private static int a(int left) {
        return left * 7 % 10;
    }

    private static int b(int right) {
        return right * 3 % 10;
    }

    private static List<String> text(List<List<@Nullable Object>> rows) {
        List<String> text = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> values = new ArrayList<>(row);
            if (values.size() == 7) {
                values.remove(5);
            }
            text.add(values.toString());
        }
        text.sort(null);
        return text;
    }

    private static Counters counters(Harness.Outcome outcome) {
        return Objects.requireNonNull(outcome.telemetry().nodes().get("tested")).counters();
    }

    private static List<RunOptions> options() {
        List<RunOptions> all = new ArrayList<>();
        for (int batchSize : new int[] {1, 2, 7, 1024}) {
            for (int parallelism : new int[] {1, 2, 4, 8}) {
                RunOptions options = Harness.options().withBatchSize(batchSize).withParallelism(parallelism);
                all.add(batchSize == 7 ? options.simulated(parallelism) : options);
            }
        }
        return all;
    }

    private static String source(String id, String field) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add("[" + i % 3 + ", " + (id.equals("l") ? a(i) : b(i)) + ", '1970-01-01T00:00:00Z']");
        }
        return "{'id': '" + id + "s', 'kind': 'rows-source', 'settings': {'columns': [{'name': 'k', 'type': 'int'},"
                + " {'name': '" + field + "', 'type': 'int'}, {'name': 'at', 'type': 'timestamp'}], 'rows': " + rows
                + ", 'eventTime': {'field': 'at', 'strategy': 'at-end'}}}, {'id': '" + id + "', 'kind': 'project',"
                + " 'settings': {'columns': [{'name': 'k', 'expression': 'k'}, {'name': '" + field
                + "', 'expression': '" + field + "'}]}}, ";
    }

    private static Validated document(String kind, String type, String policy, boolean connected) {
        String bounds = kind.equals("join") ? "" : "'lower': '0s', 'upper': '0s', ";
        String json = "{'millrace': 1, 'name': 'test', 'nodes': [" + source("l", "a") + source("r", "b")
                + "{'id': 'tested', 'kind': '" + kind + "', 'settings': {'keys': [{'left': 'k', 'right': 'k'}], "
                + bounds + "'type': '" + type + "', " + CONDITION + ", 'onError': '" + policy
                + "'}}, {'id': 'good', 'kind': 'table-sink'}, {'id': 'bad', 'kind': 'table-sink'}], 'edges':"
                + " [{'from': 'ls.out', 'to': 'l.in'}, {'from': 'rs.out', 'to': 'r.in'}, {'from': 'l.out', 'to':"
                + " 'tested.left'}, {'from': 'r.out', 'to': 'tested.right'}, {'from': 'tested.out', 'to': 'good.in'},"
                + " {'from': '" + (connected ? "tested.errors" : "l.out") + "', 'to': 'bad.in'}]}";
        return Harness.validated(json.replace('\'', '"'));
    }
}
