package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.Counters;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A running aggregate over a changelog, against the rows that are left, with every aggregate that takes rows back. */
class AggregateChangesRunTest {

    private static final int SEEDS = 15;

    /** A row; the last one of an id counts. */
    private record Row(int id, int group, long at, @Nullable Integer value, double weight) {
        int known() {
            return Objects.requireNonNull(value);
        }
    }

    private static final String AGGREGATES = "'aggregates': [{'name': 'n', 'function': 'count'}, {'name': 'values',"
            + " 'function': 'count', 'argument': 'v'}, {'name': 's', 'function': 'sum', 'argument': 'v'},"
            + " {'name': 'a', 'function': 'avg', 'argument': 'v'}, {'name': 'lo', 'function': 'min', 'argument': 'v'},"
            + " {'name': 'hi', 'function': 'max', 'argument': 'v', 'filter': 'id % 2 = 0'}, {'name': 'd', 'function':"
            + " 'count_distinct', 'argument': 'v'}, {'name': 'f', 'function': 'first', 'argument': 'id'}, {'name': 'l',"
            + " 'function': 'last', 'argument': 'id'}, {'name': 'c', 'function': 'collect', 'argument': 'v'},"
            + " {'name': 'am', 'function': 'argmin', 'argument': 'id', 'by': 'v'}, {'name': 'ax', 'function': 'argmax',"
            + " 'argument': 'id', 'by': 'v'}, {'name': 'w', 'function': 'sum', 'argument': 'w'},"
            + " {'name': 'sd', 'function': 'stddev_pop', 'argument': 'v'}]";

    @Test
    void whatIsLeftIsWhatTheRowsThatAreLeftGive() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Row> rows = rows(new SplittableRandom(seed));
            List<String> expected = expected(rows);
            Validated pipeline = document(rows, AGGREGATES);
            for (int batchSize : new int[] {1, 2, 7, 1024}) {
                for (int parallelism : new int[] {1, 3, 8}) {
                    RunOptions options =
                            Harness.options().withBatchSize(batchSize).withParallelism(parallelism);
                    Harness.Outcome outcome = Harness.run(pipeline, batchSize == 7 ? options.simulated(seed) : options);

                    String what = "seed " + seed + " " + options;
                    assertEquals(
                            RunState.FINISHED,
                            outcome.telemetry().state(),
                            what + outcome.telemetry().failure());
                    assertEquals(expected, left(outcome.rows("out"), what), what);
                }
            }
        }
    }

    @Test
    void aSumThatDoesNotFitIsRefusedAndItsTakingBackToo() {
        List<Row> rows = List.of(
                new Row(1, 0, 1, 7, Double.NaN),
                new Row(2, 0, 2, 5, 1),
                new Row(1, 0, 3, 1, 1),
                new Row(2, 0, 4, 2, 1));
        String aggregates = "'aggregates': [{'name': 's', 'function': 'sum', 'argument':"
                + " 'CASE WHEN v = 5 THEN 9223372036854775807 ELSE v END'}]";
        for (int batchSize : new int[] {1, 2, 7, 1024}) {
            Harness.Outcome outcome =
                    Harness.run(document(rows, aggregates), Harness.options().withBatchSize(batchSize));

            assertEquals(List.of("[0, 3]"), left(outcome.rows("out"), ""));
            assertEquals(
                    List.of("[2, insert, OVERFLOW]", "[2, retract, OVERFLOW]"),
                    outcome.rows("bad").stream()
                            .map(row -> List.of(row.get(0) + "", row.get(5) + "", row.get(6) + "")
                                    .toString())
                            .toList());
            Counters counters = Objects.requireNonNull(
                            outcome.telemetry().nodes().get("tested"))
                    .counters();
            assertEquals(2, counters.errors());
        }
    }

    private static List<Row> rows(SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            rows.add(new Row(
                    random.nextInt(20),
                    random.nextInt(3),
                    1 + random.nextInt(50),
                    random.nextInt(6) == 0 ? null : random.nextInt(10),
                    random.nextInt(1000) / 10.0));
        }
        return rows;
    }

    /** The last row of each id, in the order in which they came. */
    private static List<Row> survivors(List<Row> rows) {
        Map<Integer, Row> last = new LinkedHashMap<>();
        for (Row row : rows) {
            // An equal row changes nothing, and so keeps its place.
            if (!row.equals(last.get(row.id))) {
                last.remove(row.id);
                last.put(row.id, row);
            }
        }
        return List.copyOf(last.values());
    }

    private static List<String> expected(List<Row> rows) {
        Map<Integer, List<Row>> groups = new TreeMap<>();
        survivors(rows)
                .forEach(row -> groups.computeIfAbsent(row.group, key -> new ArrayList<>())
                        .add(row));
        List<String> results = new ArrayList<>();
        groups.forEach((key, group) -> results.add(result(key, group)));
        return results;
    }

    private static String result(int key, List<Row> group) {
        List<Row> byTime =
                group.stream().sorted(Comparator.comparingLong(Row::at)).toList();
        List<Row> valued = byTime.stream().filter(row -> row.value != null).toList();
        List<Integer> values = valued.stream().map(Row::known).toList();
        double mean = values.stream().mapToInt(value -> value).average().orElse(0);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        List<@Nullable Object> row = new ArrayList<>();
        row.add(key);
        row.add((long) group.size());
        row.add((long) values.size());
        row.add(
                values.isEmpty()
                        ? null
                        : values.stream().mapToLong(value -> value).sum());
        row.add(values.isEmpty() ? null : mean);
        row.add(values.stream().min(Comparator.naturalOrder()).orElse(null));
        row.add(valued.stream()
                .filter(each -> each.id % 2 == 0)
                .map(Row::known)
                .max(Comparator.naturalOrder())
                .orElse(null));
        row.add(values.stream().distinct().count());
        row.add(byTime.getFirst().id);
        row.add(byTime.getLast().id);
        row.add(values);
        row.add(valued.stream()
                .min(Comparator.comparingInt(Row::known))
                .map(Row::id)
                .orElse(null));
        row.add(valued.stream()
                .min(Comparator.comparingInt(Row::known).reversed())
                .map(Row::id)
                .orElse(null));
        row.add(Math.round(group.stream().mapToDouble(Row::weight).sum() * 1e6) / 1e6);
        row.add(values.isEmpty() ? null : Math.round(Math.sqrt(squares / values.size()) * 1e6) / 1e6);
        return row.toString();
    }

    /** The rows that are left of changes, each of which must take back a row that is there. */
    private static List<String> left(List<List<@Nullable Object>> changes, String what) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> change : changes) {
            List<@Nullable Object> row = change.subList(0, change.size() - 1);
            if ("insert".equals(change.getLast())) {
                rows.add(row);
            } else {
                assertTrue(rows.remove(row), () -> what + ": nothing to take back for " + change);
            }
        }
        return rows.stream().map(AggregateChangesRunTest::rounded).sorted().toList();
    }

    private static String rounded(List<@Nullable Object> row) {
        List<@Nullable Object> values = new ArrayList<>(row);
        for (int i = 13; i < values.size(); i++) {
            values.set(i, values.get(i) instanceof Double number ? (Object) (Math.round(number * 1e6) / 1e6) : null);
        }
        return values.toString();
    }

    private static Validated document(List<Row> rows, String aggregates) {
        String values = String.join(
                ", ",
                rows.stream()
                        .map(row -> "[" + row.id + ", " + row.group + ", " + row.value + ", "
                                + (Double.isNaN(row.weight) ? "null" : row.weight) + ", '"
                                + Instant.ofEpochSecond(row.at) + "']")
                        .toList());
        String json = "{'millrace': 1, 'name': 'test', 'nodes': [{'id': 'rows', 'kind': 'rows-source', 'settings':"
                + " {'columns': [{'name': 'id', 'type': 'int'}, {'name': 'g', 'type': 'int'}, {'name': 'v', 'type': 'int'},"
                + " {'name': 'w', 'type': 'double'}, {'name': 'at', 'type': 'timestamp'}], 'rows': [" + values
                + "], 'eventTime': {'field': 'at', 'strategy': 'at-end'}}}, {'id': 'last', 'kind': 'deduplicate',"
                + " 'settings': {'keys': ['id'], 'keep': 'last'}}, {'id': 'tested', 'kind': 'aggregate', 'settings':"
                + " {'keys': ['g'], 'results': 'changes', " + aggregates + "}}, {'id': 'out', 'kind': 'table-sink',"
                + " 'settings': {'limit': 100000}}, {'id': 'bad', 'kind': 'table-sink'}], 'edges': [{'from': 'rows.out',"
                + " 'to': 'last.in'}, {'from': 'last.out', 'to': 'tested.in'}, {'from': 'tested.out', 'to': 'out.in'},"
                + " {'from': 'tested.errors', 'to': 'bad.in'}]}";
        return Harness.validated(json.replace('\'', '"'));
    }
}
