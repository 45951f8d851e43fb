package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows that do not go by event time take rows that have none. */
class WithoutEventTimeTest {

    private static final String AGGREGATES =
            "'aggregates': [{'name': 'n', 'function': 'count'}, {'name': 's', 'function': 'sum', 'argument': 'v'},"
                    + " {'name': 'f', 'function': 'first', 'argument': 'v'}, {'name': 'l', 'function': 'last', 'argument': 'v'}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'type': 'count', 'rows': 2; [[a, 2, 11, 4, 7], [a, 2, 4, 1, 3], [b, 2, 7, 2, 5]]",
                "'type': 'global'; [[a, 4, 15, 1, 7], [b, 2, 7, 2, 5]]",
                "'size': '1d', 'time': 'processing'; [[a, 0, 86400000, 4, 15, 1, 7], [b, 0, 86400000, 2, 7, 2, 5]]"
            })
    void aggregatesOfRowsWithoutEventTime(String window, String expected) {
        String settings = "'keys': ['k'], 'window': {" + window + "}, " + AGGREGATES;

        assertRows(expected, "window-aggregate", settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'type': 'count', 'rows': 2; [[a, 3, 1], [a, 7, 1], [b, 5, 1]]",
                "'type': 'global'; [[a, 7, 1], [b, 5, 1]]",
                "'size': '1d', 'time': 'processing'; [[a, 7, 0, 86400000, 1], [b, 5, 0, 86400000, 1]]"
            })
    void firstRowsOfWindowsOfRowsWithoutEventTime(String window, String expected) {
        String settings = "'keys': ['k'], 'window': {" + window
                + "}, 'order': [{'field': 'v'}], 'count': 1, 'rowNumber': 'place'";

        assertRows(expected, "window-rows", settings);
    }

    /** On the simulated clock, which begins at 1970-01-01T00:00Z and does not reach the end of that day. */
    private static void assertRows(String expected, String kind, String settings) {
        Validated pipeline = Harness.validated(("{'millrace': 1, 'name': 'plain', 'nodes': ["
                        + "{'id': 'rows', 'kind': 'rows-source', 'settings': {'columns': [{'name': 'k', 'type': 'string'},"
                        + " {'name': 'v', 'type': 'bigint'}],"
                        + " 'rows': [['a', 1], ['b', 2], ['a', 3], ['a', 4], ['b', 5], ['a', 7]]}},"
                        + "{'id': 'window', 'kind': '" + kind + "', 'settings': {" + settings + "}},"
                        + "{'id': 'out', 'kind': 'table-sink'}],"
                        + "'edges': [{'from': 'rows.out', 'to': 'window.in'}, {'from': 'window.out', 'to': 'out.in'}]}")
                .replace('\'', '"'));
        for (int parallelism : List.of(1, 2, 4)) {
            for (int batchSize : List.of(1, 2, 1024)) {
                RunOptions options = Harness.options()
                        .withParallelism(parallelism)
                        .withBatchSize(batchSize)
                        .simulated(parallelism);

                Harness.Outcome outcome = Harness.run(pipeline, options);

                assertEquals(RunState.FINISHED, outcome.telemetry().state(), () -> "" + outcome.telemetry());
                assertEquals(expected, outcome.sorted("out").toString(), options::toString);
            }
        }
    }
}
