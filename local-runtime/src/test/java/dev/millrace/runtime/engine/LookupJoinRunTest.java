package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lookups in table files against their definition. {@code -Dseed=} runs one case, {@code -Dseeds=} as many as wanted. */
class LookupJoinRunTest {

    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};

    @TempDir
    Path folder;

    private static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", 12)) : LongStream.of(one);
    }

    private record Entry(@Nullable String key, long value) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRowMeetsTheRowsOfItsKeyInTheOrderOfTheFile(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Entry> table = new ArrayList<>();
        for (int i = random.nextInt(2_500); i > 0; i--) {
            table.add(new Entry(random.nextInt(12) == 0 ? null : "k" + random.nextInt(900), random.nextInt(10)));
        }
        List<Entry> rows = new ArrayList<>();
        for (int i = random.nextInt(300); i > 0; i--) {
            rows.add(new Entry(random.nextInt(12) == 0 ? null : "k" + random.nextInt(1_000), random.nextInt(10)));
        }
        boolean json = random.nextBoolean();
        boolean keepsLeft = random.nextBoolean();
        boolean condition = random.nextBoolean();
        write(table, json);
        String settings = "'path': 'table', 'format': '" + (json ? "jsonl" : "csv") + "', 'type': '"
                + (keepsLeft ? "left" : "inner") + "'"
                + (condition ? ", 'condition': 'MOD(12, v - table_v) <> 1'" : "");
        Validated pipeline = Harness.validated(document(rows, settings));
        List<List<@Nullable Object>> results = new ArrayList<>();
        List<List<@Nullable Object>> errors = new ArrayList<>();
        for (Entry row : rows) {
            boolean alone = true;
            for (Entry entry : table) {
                if (row.key != null && row.key.equals(entry.key)) {
                    long divisor = row.value - entry.value;
                    if (condition && divisor == 0) {
                        errors.add(Arrays.asList(row.key, row.value, entry.key, entry.value));
                        alone = false;
                    } else if (!condition || 12 % divisor != 1) {
                        results.add(Arrays.asList(row.key, row.value, entry.key, entry.value));
                        alone = false;
                    }
                }
            }
            if (alone && keepsLeft) {
                results.add(Arrays.asList(row.key, row.value, null, null));
            }
        }

        for (int parallelism : new int[] {1, 1 + random.nextInt(4), 8}) {
            RunOptions options = RunOptions.in(folder)
                    .withParallelism(parallelism)
                    .withBatchSize(BATCH_SIZES[random.nextInt(BATCH_SIZES.length)]);
            for (RunOptions each : List.of(options, options.simulated(seed))) {
                Harness.Outcome outcome = Harness.run(pipeline, each);

                assertEquals(
                        RunState.FINISHED,
                        outcome.telemetry().state(),
                        () -> outcome.telemetry().failure().toString());
                assertEquals(results, outcome.rows("table"), () -> "seed " + seed + " " + settings + " " + each);
                assertEquals(
                        errors,
                        outcome.rows("errors").stream()
                                .map(row -> row.subList(0, 4))
                                .toList(),
                        () -> "seed " + seed + " " + settings + " " + each);
            }
        }
    }

    /** The table is the result of another part of the pipeline, which is there after seven seconds. */
    @Test
    void aTableIsReadAgainByTheClockOfTheRun() throws IOException {
        String json = """
                {'millrace': 1, 'name': 'reload', 'nodes': [
                {'id': 'new', 'kind': 'rows-source', 'settings': {'columns': [{'name': 'k', 'type': 'string'},
                 {'name': 'v', 'type': 'bigint'}], 'rows': [['a', 2]], 'arrivals': ['7s']}},
                {'id': 'written', 'kind': 'csv-sink', 'settings': {'path': 'table'}},
                {'id': 'rows', 'kind': 'rows-source', 'settings': {'columns': [{'name': 'k', 'type': 'string'}],
                 'rows': [['a'], ['a'], ['a']], 'arrivals': ['0s', '9s', '10s']}},
                {'id': 'lookup', 'kind': 'lookup-join', 'settings': {'keys': [{'field': 'k', 'column': 'k'}], 'path': 'table',
                 'reload': '10s', 'columns': [{'name': 'k', 'type': 'string'}, {'name': 'v', 'type': 'bigint'}]}},
                {'id': 'table', 'kind': 'table-sink'}], 'edges': [{'from': 'new.out', 'to': 'written.in'},
                {'from': 'rows.out', 'to': 'lookup.in'}, {'from': 'lookup.out', 'to': 'table.in'}]}
                """.replace('\'', '"');
        for (long seed = 0; seed < 10; seed++) {
            write(List.of(new Entry("a", 1)), false);

            Harness.Outcome outcome =
                    Harness.run(Harness.validated(json), RunOptions.in(folder).simulated(seed));

            assertEquals(
                    List.of(List.of("a", "a", 1L), List.of("a", "a", 1L), List.of("a", "a", 2L)),
                    outcome.rows("table"),
                    "seed " + seed);
        }
    }

    @Test
    void aTableThatIsNotThereFailsTheRunAndIsNamed() {
        Harness.Outcome outcome =
                Harness.run(Harness.validated(document(List.of(), "'path': 'nowhere.csv'")), RunOptions.in(folder));

        assertEquals(RunState.FAILED, outcome.telemetry().state());
        assertTrue(failure(outcome).contains("nowhere.csv"), failure(outcome));
        assertTrue(failure(outcome).contains("lookup"), failure(outcome));
    }

    @Test
    void aMalformedLineFailsTheRunWithFileLineAndColumnOrIsSkippedAndCounted() throws IOException {
        Files.writeString(folder.resolve("table"), "k,v\na,1\nb,many\n");
        List<Entry> rows = List.of(new Entry("a", 5), new Entry("b", 6));

        Harness.Outcome failed =
                Harness.run(Harness.validated(document(rows, "'path': 'table'")), RunOptions.in(folder));
        Harness.Outcome skipped = Harness.run(
                Harness.validated(document(rows, "'path': 'table', 'onMalformed': 'skip'")), RunOptions.in(folder));

        assertTrue(failure(failed).contains("line 3, column 3"), failure(failed));
        assertTrue(failure(failed).contains("MALFORMED_LINE"), failure(failed));
        assertEquals(List.of(List.of("a", 5L, "a", 1L)), skipped.rows("table"));
        assertEquals(
                1,
                Objects.requireNonNull(skipped.telemetry().nodes().get("lookup"))
                        .counters()
                        .dropped());
    }

    private static String failure(Harness.Outcome outcome) {
        return outcome.telemetry().failure().toString();
    }

    private void write(List<Entry> table, boolean json) throws IOException {
        StringBuilder text = new StringBuilder(json ? "" : "v,k\n");
        for (Entry entry : table) {
            String key = entry.key == null ? (json ? "null" : "") : json ? "\"" + entry.key + "\"" : entry.key;
            text.append(json ? "{\"k\": " + key + ", \"v\": " + entry.value + "}" : entry.value + "," + key)
                    .append('\n');
        }
        Files.writeString(folder.resolve("table"), text);
    }

    private static String document(List<Entry> rows, String settings) {
        StringBuilder cells = new StringBuilder();
        for (Entry row : rows) {
            cells.append(cells.isEmpty() ? "" : ",")
                    .append("[" + (row.key == null ? "null" : "'" + row.key + "'") + "," + row.value + "]");
        }
        return ("{'millrace': 1, 'name': 'lookup', 'nodes': ["
                        + "{'id': 'rows', 'kind': 'rows-source', 'settings': {'columns': [{'name': 'k', 'type': 'string'},"
                        + " {'name': 'v', 'type': 'bigint'}], 'rows': [" + cells + "]}},"
                        + "{'id': 'lookup', 'kind': 'lookup-join', 'settings': {'keys': [{'field': 'k', 'column': 'k'}],"
                        + " 'columns': [{'name': 'k', 'type': 'string'}, {'name': 'v', 'type': 'bigint'}], " + settings
                        + "}}, {'id': 'table', 'kind': 'table-sink', 'settings': {'limit': 1000000}},"
                        + "{'id': 'errors', 'kind': 'table-sink', 'settings': {'limit': 1000000}}], 'edges': ["
                        + "{'from': 'rows.out', 'to': 'lookup.in'}, {'from': 'lookup.out', 'to': 'table.in'},"
                        + "{'from': 'lookup.errors', 'to': 'errors.in'}]}")
                .replace('\'', '"');
    }
}
