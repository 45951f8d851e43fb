package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.Counters;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each kind that evaluates expressions by each policy, at every batch size and parallelism: what is good goes its way as
 * if what is bad had never come, and what is bad is found again.
 */
class ErrorPolicyRunTest {

    private static final int ROWS = 60;

    /** Kinds whose output is the row itself where it is good; {@code 100 / d} fails where d is 0. */
    private static final String KINDS = """
            filter    | 'condition': '100 / d >= 0'                                              | out
            filter    | 'condition': 'id >= 0 AND 100 / d < 1000'                                | out
            project   | 'keepInput': true, 'columns': [{'name': 'x', 'expression': '100 / d'}]   | out
            route     | 'routes': [{'name': 'a', 'condition': '100 / d >= 0'}]                   | a
            route     | 'routes': [{'name': 'a', 'condition': '100 / d < 0'}]                    | other
            route     | 'mode': 'all', 'routes': [{'name': 'a', 'condition': 'TRUE'}, {'name': 'b', 'condition': '100 / d >= 0'}] | a
            flat-map  | 'name': 'e', 'expression': 'SPLIT(CAST(100 / d AS STRING), ` `)'         | out
            """;

    /** Which rows have d = 0. */
    private enum Bad {
        SOME,
        STRETCH,
        ALL,
        NONE;

        boolean is(int id) {
            return switch (this) {
                case SOME -> id % 7 == 3;
                case STRETCH -> id >= 20 && id < 45;
                case ALL -> true;
                case NONE -> false;
            };
        }

        List<Integer> ids() {
            return IntStream.range(0, ROWS).filter(this::is).boxed().toList();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = KINDS, delimiter = '|', quoteCharacter = '~')
    void badRowsGoWhereTheyAreSentAndTheOthersOn(String kind, String settings, String output) {
        for (Bad bad : Bad.values()) {
            for (String policy : new String[] {"auto", "output"}) {
                Validated pipeline = document(kind, settings, policy, output, bad, true);
                for (RunOptions options : options()) {
                    Harness.Outcome outcome = Harness.run(pipeline, options);

                    checkGood(bad, outcome, options);
                    assertEquals(bad.ids(), ids(outcome.rows("bad")), options::toString);
                    outcome.rows("bad")
                            .forEach(row -> assertEquals(
                                    List.of("DIVISION_BY_ZERO", "tested"), List.of(text(row, 2), text(row, 4))));
                    assertEquals(bad.ids().size(), counters(outcome).errors());
                    assertEquals(0, counters(outcome).dropped());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = KINDS, delimiter = '|', quoteCharacter = '~')
    void badRowsAreSkippedAndCounted(String kind, String settings, String output) {
        for (Bad bad : Bad.values()) {
            for (boolean connected : new boolean[] {true, false}) {
                Validated pipeline = document(kind, settings, "skip", output, bad, connected);
                for (RunOptions options : options()) {
                    Harness.Outcome outcome = Harness.run(pipeline, options);

                    checkGood(bad, outcome, options);
                    assertTrue(!connected || outcome.rows("bad").isEmpty());
                    assertEquals(bad.ids().size(), counters(outcome).dropped());
                    assertEquals(bad.ids().size(), counters(outcome).errors());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = KINDS, delimiter = '|', quoteCharacter = '~')
    void theFirstBadRowFailsTheRunAndIsNamed(String kind, String settings, String output) {
        for (boolean chosen : new boolean[] {true, false}) {
            Validated pipeline = document(kind, settings, chosen ? "fail" : "auto", output, Bad.SOME, chosen);
            for (RunOptions options : options()) {
                Telemetry telemetry = Harness.run(pipeline, options).telemetry();

                assertEquals(RunState.FAILED, telemetry.state(), options::toString);
                RunFailure failure = telemetry.failure().orElseThrow();
                assertEquals("DIVISION_BY_ZERO", failure.code());
                assertEquals(Optional.of("tested"), failure.node());
                assertTrue(failure.row().orElseThrow().endsWith(", d=0"), failure::toString);
                if (options.parallelism() == 1) {
                    assertEquals(Optional.of("id=3, d=0"), failure.row());
                }
            }
        }
    }

    private static void checkGood(Bad bad, Harness.Outcome outcome, RunOptions options) {
        assertEquals(
                RunState.FINISHED,
                outcome.telemetry().state(),
                () -> options + " " + outcome.telemetry().failure());
        List<Integer> good = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        good.removeAll(bad.ids());
        assertEquals(good, ids(outcome.rows("good")), options::toString);
    }

    private static List<Integer> ids(List<List<@Nullable Object>> rows) {
        return rows.stream()
                .map(row -> (Integer) Objects.requireNonNull(row.get(0)))
                .toList();
    }

    private static String text(List<@Nullable Object> row, int field) {
        return String.valueOf(row.get(field));
    }

    private static Counters counters(Harness.Outcome outcome) {
        return Objects.requireNonNull(outcome.telemetry().nodes().get("tested")).counters();
    }

    private static List<RunOptions> options() {
        List<RunOptions> all = new ArrayList<>();
        for (int batchSize : new int[] {1, 2, 7, 1024}) {
            for (int parallelism : new int[] {1, 2, 3, 4, 8}) {
                RunOptions options = Harness.options().withBatchSize(batchSize).withParallelism(parallelism);
                all.add(parallelism % 2 == 0 ? options.simulated(parallelism) : options);
            }
        }
        return all;
    }

    private static Validated document(
            String kind, String settings, String policy, String output, Bad bad, boolean connected) {
        List<String> rows = new ArrayList<>();
        for (int id = 0; id < ROWS; id++) {
            rows.add("[" + id + ", " + (bad.is(id) ? 0 : 1 + id % 5) + "]");
        }
        String json = "{'millrace': 1, 'name': 'test', 'nodes': [{'id': 'rows', 'kind': 'rows-source', 'settings':"
                + " {'columns': [{'name': 'id', 'type': 'int'}, {'name': 'd', 'type': 'int'}], 'rows': " + rows
                + "}}, {'id': 'tested', 'kind': '" + kind + "', 'settings': {" + settings + ", 'onError': '" + policy
                + "'}}, {'id': 'good', 'kind': 'table-sink'}, {'id': 'bad', 'kind': 'table-sink'}], 'edges':"
                + " [{'from': 'rows.out', 'to': 'tested.in'}, {'from': 'tested." + output + "', 'to': 'good.in'}"
                + (connected ? ", {'from': 'tested.errors', 'to': 'bad.in'}" : ", {'from': 'rows.out', 'to': 'bad.in'}")
                + "]}";
        return Harness.validated(json.replace('\'', '"').replace('`', '\''));
    }
}
