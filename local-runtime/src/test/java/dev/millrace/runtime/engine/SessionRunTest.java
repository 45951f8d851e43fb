package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sessions as columns give what sessions row by row give, which other tests compare with the definition: many sessions of
 * a key open at once, rows that make several one, late ones, and ends near and far.
 */
class SessionRunTest {

    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};

    @ParameterizedTest
    @CsvSource({
        // seed, keys, gap, largest disorder, watermark delay, whether rows are late
        "1, 5, 40, 900, 1000, false",
        "2, 5, 40, 900, 300, true",
        "3, 40, 300, 200, 200, false",
        "4, 3, 2000, 9000, 6000, false",
        "5, 200, 700, 100, 50, false",
        "6, 4, 5, 3000, 3000, false",
        "7, 1, 30, 60, 0, true",
    })
    void columnsGiveWhatRowsGive(int seed, int keys, int gap, int disorder, int delay, boolean late) {
        Validated pipeline = Harness.validated(document(seed, keys, gap, disorder, delay));
        for (int batchSize : BATCH_SIZES) {
            for (int parallelism : new int[] {1, 2, 3, 4, 8}) {
                RunOptions options = Harness.options().withBatchSize(batchSize).withParallelism(parallelism);
                assertRun(pipeline, options, late);
            }
            assertRun(
                    pipeline,
                    Harness.options()
                            .withBatchSize(batchSize)
                            .withParallelism(3)
                            .simulated(seed),
                    late);
        }
    }

    private static void assertRun(Validated pipeline, RunOptions options, boolean someLate) {
        Harness.Outcome outcome = Harness.run(pipeline, options);

        assertEquals(RunState.FINISHED, outcome.telemetry().state(), () -> options + " " + outcome.telemetry());
        List<List<@Nullable Object>> expected = outcome.sorted("by-rows");
        assertFalse(expected.isEmpty());
        assertEquals(expected, outcome.sorted("by-columns"), options::toString);
        assertEquals(outcome.sorted("late-by-rows"), outcome.sorted("late-by-columns"), options::toString);
        assertEquals(someLate, !outcome.rows("late-by-rows").isEmpty(), "late rows come with short delays");
    }

    /** One source, and the same windows twice: a policy for errors, of which there are none, makes them go row by row. */
    private static String document(int seed, int keys, int gap, int disorder, int delay) {
        String hash = "hash64(n + " + seed * 1_000_000L + ")";
        String time = "n * 9 - MOD(bit_and(shift_right(" + hash + ", 31), 65535), " + disorder
                + ") + CASE WHEN n > 1490 THEN n * 100000 ELSE 0 END";
        return ("{'millrace': 1, 'name': 'sessions', 'nodes': ["
                        + "{'id': 'rows', 'kind': 'generator-source', 'settings': {'rows': 1500, 'columns': ["
                        + column("t", "from_epoch_millis(" + time + ")") + ", "
                        + column("k", "MOD(bit_and(" + hash + ", 65535), " + keys + ")") + ", " + column("v", hash)
                        + "], 'eventTime': {'field': 't', 'maxDisorder': '" + delay + "ms'}}}, "
                        + sessions("by-columns", gap, "") + sessions("by-rows", gap, ", 'onError': 'skip'")
                        + "], 'edges': [" + edges("by-columns") + ", " + edges("by-rows") + "]}")
                .replace('\'', '"');
    }

    private static String sessions(String id, int gap, String more) {
        return "{'id': 'w-" + id
                + "', 'kind': 'window-aggregate', 'settings': {'keys': ['k'], 'window': {'type': 'session',"
                + " 'gap': '" + gap + "ms'}, 'aggregates': [{'name': 'n', 'function': 'count'}, "
                + "{'name': 'least', 'function': 'min', 'argument': 'v'}, "
                + "{'name': 'all', 'function': 'collect', 'argument': 'v'}, "
                + "{'name': 'some', 'function': 'count', 'filter': 'v > 0'}, "
                + "{'name': 'last', 'function': 'last', 'argument': 'v'}]" + more + "}}, "
                + "{'id': '" + id + "', 'kind': 'table-sink', 'settings': {}}, "
                + "{'id': 'late-" + id + "', 'kind': 'table-sink', 'settings': {}}"
                + (id.equals("by-rows") ? "" : ", ");
    }

    private static String edges(String id) {
        return "{'from': 'rows.out', 'to': 'w-" + id + ".in'}, {'from': 'w-" + id + ".out', 'to': '" + id + ".in'}, "
                + "{'from': 'w-" + id + ".late', 'to': 'late-" + id + ".in'}";
    }

    private static String column(String name, String expression) {
        return "{'name': '" + name + "', 'generator': 'expression', 'expression': '" + expression + "'}";
    }
}
