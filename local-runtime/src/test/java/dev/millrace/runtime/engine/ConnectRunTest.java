package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Process functions with two inputs, whose rows act on the same state, against a naive computation. Both inputs come from
 * one source, so that their order is known. {@code -Dseed=} runs one seed, {@code -Dseeds=} as many as wanted.
 */
class ConnectRunTest {

    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", 12)) : LongStream.of(one);
    }

    private record Arrival(
            long time, boolean second, @Nullable Long key, long value) {}

    /** What comes in, drawn at random: disordered, with null keys. */
    private static final class Input {
        final List<Arrival> rows = new ArrayList<>();
        final long delay;

        Input(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            delay = random.nextInt(60);
            int count = random.nextInt(150);
            for (int i = 0; i < count; i++) {
                Long key = random.nextInt(8) == 0 ? null : (Long) (long) random.nextInt(5);
                long time = i * 10L - random.nextInt(100);
                rows.add(new Arrival(time, random.nextInt(3) == 0, key, random.nextInt(-20, 60)));
            }
        }
    }

    /** Rows of the second input set what a key's rows are multiplied by, and a timer that tells the total. */
    @ParameterizedTest
    @MethodSource("seeds")
    void rowsOfBothInputsActOnTheStateOfTheirKey(long seed) {
        Input input = new Input(seed);
        String settings = "'secondInput': true, 'keys': ['k'], 'secondKeys': ['k'],"
                + "'state': [{'name': 'factor', 'type': 'bigint'}, {'name': 'total', 'type': 'bigint'}],"
                + "'onRow': [{'action': 'assign', 'state': 'total', 'value': 'COALESCE(total, 0) + v * COALESCE(factor, 1)'},"
                + "{'action': 'emit', 'values': ['k', 'total', 'event_time']}],"
                + "'onSecondRow': [{'action': 'assign', 'state': 'factor', 'value': 'v'},"
                + "{'action': 'register-timer', 'at': 'event_time + INTERVAL ''0.03'' SECOND', 'condition': 'v > 0'},"
                + "{'action': 'emit', 'values': ['k', 'factor * 1000', 'event_time'], 'condition': 'v > 50'}],"
                + "'onTimer': [{'action': 'emit', 'values': ['k', 'total + 100000', 'timer_time']},"
                + "{'action': 'clear', 'state': 'total', 'condition': 'MOD(factor, 2) = 0'}]";
        List<List<@Nullable Object>> expected = new ArrayList<>();
        Map<@Nullable Long, Long> factors = new HashMap<>();
        Map<@Nullable Long, @Nullable Long> totals = new HashMap<>();
        Timers timers = new Timers((key, time) -> {
            Long total = totals.get(key);
            expected.add(Arrays.asList(key, total == null ? null : total + 100_000, time));
            if (factors.getOrDefault(key, 1L) % 2 == 0) {
                totals.remove(key);
            }
        });
        long watermark = Long.MIN_VALUE;
        for (Arrival row : input.rows) {
            timers.fire(watermark);
            if (row.second) {
                factors.put(row.key, row.value);
                if (row.value > 0) {
                    timers.register(row.key, row.time + 30);
                }
                if (row.value > 50) {
                    expected.add(Arrays.asList(row.key, row.value * 1_000, row.time));
                }
            } else {
                Long total = totals.get(row.key);
                long now = (total == null ? 0 : total) + row.value * factors.getOrDefault(row.key, 1L);
                totals.put(row.key, now);
                expected.add(Arrays.asList(row.key, now, row.time));
            }
            watermark = Math.max(watermark, row.time - input.delay - 1);
        }
        timers.fire(Long.MAX_VALUE);

        assertEverywhere(input, settings, expected, List.of(), seed);
    }

    /** Rows of the second input are rules that hold for all keys: by the remainder of a key, and as a list. */
    @ParameterizedTest
    @MethodSource("seeds")
    void rowsThatAreBroadcastChangeWhatAllKeysSee(long seed) {
        Input input = new Input(seed);
        String settings = "'secondInput': true, 'secondSpread': 'broadcast', 'keys': ['k'],"
                + "'state': [{'name': 'rules', 'form': 'map', 'type': 'bigint', 'keyType': 'bigint', 'scope': 'shared'},"
                + "{'name': 'total', 'type': 'bigint'},"
                + "{'name': 'recent', 'form': 'list', 'type': 'bigint', 'scope': 'shared', 'timeToLive': '80ms'}],"
                + "'onRow': [{'action': 'assign', 'state': 'total', 'value': 'COALESCE(total, 0) + v'},"
                + "{'action': 'emit', 'key': 'MOD(k, 3)', 'values': ['k', 'total * 1000 + COALESCE(rules_value, 7) * 10"
                + " + CARDINALITY(recent)', 'event_time']},"
                + "{'action': 'register-timer', 'at': 'event_time + INTERVAL ''0.03'' SECOND', 'condition': 'MOD(v, 2) = 0'}],"
                + "'onSecondRow': [{'action': 'append', 'state': 'recent', 'value': 'v'},"
                + "{'action': 'put', 'state': 'rules', 'key': 'MOD(k, 3)', 'value': '100 / v', 'condition': 'v <> 5'},"
                + "{'action': 'remove', 'state': 'rules', 'key': 'MOD(k, 3)', 'condition': 'v < 0'}],"
                + "'onTimer': [{'action': 'emit', 'values': ['k', 'total * 1000 + CARDINALITY(rules_keys)', 'timer_time']}]";
        List<List<@Nullable Object>> expected = new ArrayList<>();
        List<List<@Nullable Object>> errors = new ArrayList<>();
        Map<@Nullable Long, Long> rules = new LinkedHashMap<>();
        Map<@Nullable Long, Long> totals = new HashMap<>();
        List<Long> recentUntil = new ArrayList<>();
        Timers timers = new Timers((key, time) ->
                expected.add(Arrays.asList(key, totals.getOrDefault(key, 0L) * 1_000 + rules.size(), time)));
        long watermark = Long.MIN_VALUE;
        for (Arrival row : input.rows) {
            timers.fire(watermark);
            long now = watermark;
            recentUntil.removeIf(until -> until <= now);
            Long rule = row.key == null ? null : (Long) (row.key % 3);
            if (row.second && row.value == 0) {
                errors.add(Arrays.asList(row.time, row.key, row.value));
            } else if (row.second) {
                recentUntil.add(Math.max(row.time, watermark) + 80);
                if (row.value != 5) {
                    rules.put(rule, 100 / row.value);
                }
                if (row.value < 0) {
                    rules.remove(rule);
                }
            } else {
                totals.merge(row.key, row.value, Long::sum);
                expected.add(Arrays.asList(
                        row.key,
                        totals.getOrDefault(row.key, 0L) * 1_000
                                + rules.getOrDefault(rule, 7L) * 10
                                + recentUntil.size(),
                        row.time));
                if (row.value % 2 == 0) {
                    timers.register(row.key, row.time + 30);
                }
            }
            watermark = Math.max(watermark, row.time - input.delay - 1);
        }
        timers.fire(Long.MAX_VALUE);

        assertEverywhere(input, settings, expected, errors, seed);
    }

    /** Timers of event time; one is there once for a key and a time, and waits for the watermark to move on. */
    private static final class Timers {

        private interface Action {
            void fire(@Nullable Long key, long time);
        }

        private final TreeMap<Long, List<@Nullable Long>> keys = new TreeMap<>();
        private final Action action;
        private long seen = Long.MIN_VALUE;

        Timers(Action action) {
            this.action = action;
        }

        void register(@Nullable Long key, long time) {
            List<@Nullable Long> all = keys.computeIfAbsent(time, at -> new ArrayList<>());
            if (!all.contains(key)) {
                all.add(key);
            }
        }

        void fire(long watermark) {
            if (watermark <= seen) {
                return;
            }
            seen = watermark;
            for (long time : new TreeSet<>(keys.headMap(watermark, true).keySet())) {
                for (Long key : Objects.requireNonNull(keys.remove(time))) {
                    action.fire(key, time);
                }
            }
        }
    }

    private static void assertEverywhere(
            Input input,
            String settings,
            List<List<@Nullable Object>> expected,
            List<List<@Nullable Object>> errors,
            long seed) {
        Validated pipeline = Harness.validated(document(input, settings));
        List<RunOptions> runs = new ArrayList<>();
        for (int batchSize : BATCH_SIZES) {
            for (int parallelism = 1; parallelism <= 4; parallelism++) {
                RunOptions options = Harness.options().withBatchSize(batchSize).withParallelism(parallelism);
                runs.add((batchSize + parallelism) % 2 == 0 ? options : options.simulated(seed));
            }
        }
        runs.add(Harness.options().withParallelism(8));
        runs.add(Harness.options().withParallelism(8).simulated(seed));
        for (RunOptions options : runs) {
            Harness.Outcome outcome = Harness.run(pipeline, options);
            String run = "seed " + seed + " " + options;
            assertEquals(
                    RunState.FINISHED,
                    outcome.telemetry().state(),
                    () -> run + " " + outcome.telemetry().failure());
            assertEquals(Harness.sort(expected), outcome.sorted("table"), run);
            assertEquals(
                    errors,
                    outcome.rows("errors").stream()
                            .map(row -> row.subList(0, 3))
                            .toList(),
                    run);
        }
    }

    private static String document(Input input, String settings) {
        StringBuilder cells = new StringBuilder();
        for (Arrival row : input.rows) {
            cells.append(cells.isEmpty() ? "" : ",")
                    .append("['" + Instant.ofEpochMilli(row.time) + "'," + row.key + "," + row.value + "," + row.second
                            + "]");
        }
        String fields = "'columns': [{'name': 't', 'expression': 't'}, {'name': 'k', 'expression': 'k'},"
                + " {'name': 'v', 'expression': 'v'}]";
        return String.join(
                        "\n",
                        "{'millrace': 1, 'name': 'connect', 'nodes': [",
                        "{'id': 'rows', 'kind': 'rows-source', 'settings': {'columns': [",
                        "{'name': 't', 'type': 'timestamp'}, {'name': 'k', 'type': 'bigint'},",
                        "{'name': 'v', 'type': 'bigint'}, {'name': 's', 'type': 'boolean'}], 'rows': [" + cells + "],",
                        "'eventTime': {'field': 't', 'maxDisorder': '" + input.delay + "ms'}}},",
                        "{'id': 'split', 'kind': 'route', 'settings': {'routes': [{'name': 'b', 'condition': 's'}]}},",
                        "{'id': 'one', 'kind': 'project', 'settings': {" + fields + "}},",
                        "{'id': 'two', 'kind': 'project', 'settings': {" + fields + "}},",
                        "{'id': 'process', 'kind': 'process-function', 'settings': {"
                                + settings.replace("''", "\u0001"),
                        ", 'outputs': [{'name': 'out', 'fields': [{'name': 'k', 'type': 'bigint'},",
                        "{'name': 'n', 'type': 'bigint'}, {'name': 'at', 'type': 'timestamp'}]}]}},",
                        "{'id': 'table', 'kind': 'table-sink', 'settings': {'limit': 100000}},",
                        "{'id': 'errors', 'kind': 'table-sink'}],",
                        "'edges': [{'from': 'rows.out', 'to': 'split.in'}, {'from': 'split.other', 'to': 'one.in'},",
                        "{'from': 'split.b', 'to': 'two.in'}, {'from': 'one.out', 'to': 'process.in'},",
                        "{'from': 'two.out', 'to': 'process.second'}, {'from': 'process.out', 'to': 'table.in'},",
                        "{'from': 'process.second-errors', 'to': 'errors.in'}]}")
                .replace('\'', '"')
                .replace('\u0001', '\'');
    }
}
