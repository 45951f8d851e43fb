package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Aggregates over rows some of which divide by zero and some of which make a sum overflow, against a plain loop: such a
 * row counts in no aggregate, and all others count.
 */
class AggregateErrorsRunTest {

    private static final int SEEDS = 12;
    private static final String AGGREGATES = "'aggregates': [{'name': 'n', 'function': 'count'},"
            + " {'name': 'most', 'function': 'max', 'argument': 'id'},"
            + " {'name': 's', 'function': 'sum', 'argument': 'v'},"
            + " {'name': 'q', 'function': 'sum', 'argument': '100 / d', 'filter': 'id % 2 = 0'},"
            + " {'name': 'e', 'function': 'sum', 'argument': 'CAST(v AS DECIMAL(38, 0)) * big'}]";

    /** A row of the input; {@code at} in seconds. */
    private record Row(int id, int key, long at, long v, int d, int big) {
        BigInteger product() {
            return BigInteger.valueOf(v).multiply(BigInteger.valueOf(big));
        }
    }

    /** A group's aggregates. */
    private static final class Group {
        long count;
        int most;
        BigInteger sum = BigInteger.ZERO;

        @Nullable
        BigInteger quotients;

        BigInteger exact = BigInteger.ZERO;

        /** Whether the row could be added. */
        boolean add(Row row) {
            BigInteger newSum = sum.add(BigInteger.valueOf(row.v));
            BigInteger newExact = exact.add(row.product());
            boolean divides = row.id % 2 == 0;
            if ((divides && row.d == 0) || newSum.bitLength() > 63) {
                return false;
            }
            count++;
            most = Math.max(most, row.id);
            sum = newSum;
            exact = newExact;
            if (divides) {
                quotients = (quotients == null ? BigInteger.ZERO : quotients).add(BigInteger.valueOf(100 / row.d));
            }
            return true;
        }

        String shown() {
            return count + " " + most + " " + sum + " " + quotients + " " + exact;
        }
    }

    private static List<Row> rows(SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        long at = 0;
        for (int id = 0; id < 150; id++) {
            at += random.nextInt(4);
            long v = random.nextInt(3) == 0 ? Long.MAX_VALUE / 3 - random.nextInt(9) : random.nextInt(100);
            rows.add(new Row(
                    id,
                    random.nextInt(3),
                    at,
                    random.nextInt(4) == 0 ? -v : v,
                    random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(5),
                    random.nextInt(10)));
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"aggregate", "tumbling", "sliding", "rows-by-row"})
    void aRowThatFailsCountsInNoAggregate(String kind) {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Row> rows = rows(new SplittableRandom(seed));
            List<String> bad = new ArrayList<>();
            List<String> good =
                    new ArrayList<>(kind.equals("aggregate") ? running(rows, bad) : windows(kind, rows, bad));
            good.sort(null);
            Validated pipeline = document(kind, rows, "auto", true);
            for (RunOptions options : options()) {
                Harness.Outcome outcome = Harness.run(pipeline, options);

                String what = "seed " + seed + " " + options;
                assertEquals(
                        RunState.FINISHED,
                        outcome.telemetry().state(),
                        what + outcome.telemetry().failure());
                assertEquals(
                        bad, shown(outcome.rows("bad"), 0, 6).stream().sorted().toList(), what);
                assertEquals(
                        good,
                        shown(outcome.rows("good"), 0, kind.equals("aggregate") ? 6 : 7).stream()
                                .sorted()
                                .toList(),
                        what);
                assertEquals(
                        bad.size(),
                        Objects.requireNonNull(outcome.telemetry().nodes().get("tested"))
                                .counters()
                                .errors());
            }
        }
    }

    private static List<String> running(List<Row> rows, List<String> bad) {
        Map<Integer, Group> groups = new TreeMap<>();
        List<String> good = new ArrayList<>();
        for (Row row : rows) {
            Group group = groups.computeIfAbsent(row.key, key -> new Group());
            if (group.add(row)) {
                good.add(row.key + " " + group.shown());
            } else {
                bad.add(String.valueOf(row.id));
            }
        }
        bad.sort(null);
        return good;
    }

    /** A row that overflows one of its windows counts in none. */
    private static List<String> windows(String kind, List<Row> rows, List<String> bad) {
        int slide = kind.equals("sliding") ? 10 : 30;
        Map<String, Group> groups = new TreeMap<>();
        for (Row row : rows) {
            List<String> names = new ArrayList<>();
            for (long start = Math.floorDiv(row.at, slide) * (long) slide; start > row.at - 30; start -= slide) {
                names.add(row.key + " " + start * 1000);
            }
            boolean fits =
                    names.stream().allMatch(name -> copy(groups.get(name)).add(row));
            if (fits) {
                names.forEach(
                        name -> groups.computeIfAbsent(name, key -> new Group()).add(row));
            } else {
                bad.add(String.valueOf(row.id));
            }
        }
        bad.sort(null);
        List<String> good = new ArrayList<>();
        groups.forEach((name, group) -> good.add(name + " " + group.shown()));
        return good;
    }

    private static Group copy(@Nullable Group group) {
        Group copy = new Group();
        if (group != null) {
            copy.sum = group.sum;
            copy.exact = group.exact;
        }
        return copy;
    }

    private static List<String> shown(List<List<@Nullable Object>> rows, int from, int to) {
        List<String> shown = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (to == 6 && row.size() > 8) {
                shown.add(String.valueOf(row.get(0)));
                continue;
            }
            List<@Nullable Object> values = new ArrayList<>(row.subList(from, row.size()));
            if (to == 7) {
                values.remove(2);
            }
            shown.add(String.join(" ", values.stream().map(String::valueOf).toList()));
        }
        return shown;
    }

    @Test
    void theFirstSumThatOverflowsFailsTheRunAndNamesTheRow() {
        List<Row> rows =
                List.of(new Row(0, 0, 0, Long.MAX_VALUE, 1, 1), new Row(2, 0, 1, 5, 1, 1), new Row(4, 0, 2, 6, 1, 1));
        for (String kind : new String[] {"aggregate", "tumbling", "rows-by-row"}) {
            for (String policy : new String[] {"fail", "auto"}) {
                for (RunOptions options : options()) {
                    Harness.Outcome outcome = Harness.run(document(kind, rows, policy, policy.equals("fail")), options);

                    RunFailure failure = outcome.telemetry().failure().orElseThrow();
                    assertEquals("OVERFLOW", failure.code(), kind);
                    // In windows, where only totals count, it is the result that is named.
                    String named = kind.equals("tumbling") ? "window_start=" : "id=2, ";
                    assertTrue(failure.row().orElseThrow().contains(named), kind + failure);
                }
            }
        }
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

    private static Validated document(String kind, List<Row> rows, String policy, boolean connected) {
        String columns = Arrays.stream("id key v d big".split(" "))
                .map(name -> ", {'name': '" + name + "', 'type': '" + (name.equals("v") ? "bigint" : "int") + "'}")
                .reduce("", String::concat)
                .substring(2);
        String values = String.join(
                ", ",
                rows.stream()
                        .map(row -> "[" + row.id + ", " + row.key + ", " + row.v + ", " + row.d + ", " + row.big + ", '"
                                + Instant.ofEpochSecond(row.at) + "']")
                        .toList());
        String tested = switch (kind) {
            case "aggregate" -> "'kind': 'aggregate', 'settings': {";
            case "tumbling" -> "'kind': 'window-aggregate', 'settings': {'window': {'size': '30s'}, ";
            case "sliding" ->
                "'kind': 'window-aggregate', 'settings': {'window': {'type': 'sliding', 'size': '30s', 'slide': '10s'}, ";
            default ->
                "'kind': 'window-aggregate', 'settings': {'window': {'type': 'cumulating', 'size': '30s', 'step': '30s'}, ";
        };
        String json = "{'millrace': 1, 'name': 'test', 'nodes': [{'id': 'rows', 'kind': 'rows-source', 'settings':"
                + " {'columns': [" + columns + ", {'name': 'at', 'type': 'timestamp'}], 'rows': [" + values
                + "], 'eventTime': {'field': 'at'}}}, {'id': 'tested', " + tested + "'keys': ['key'], " + AGGREGATES
                + ", 'onError': '" + policy + "'}}, {'id': 'good', 'kind': 'table-sink'}, {'id': 'bad', 'kind':"
                + " 'table-sink'}], 'edges': [{'from': 'rows.out', 'to': 'tested.in'}, {'from': 'tested.out', 'to':"
                + " 'good.in'}, {'from': '" + (connected ? "tested.errors" : "rows.out") + "', 'to': 'bad.in'}]}";
        return Harness.validated(json.replace('\'', '"'));
    }
}
