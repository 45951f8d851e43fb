package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Process functions against their definition, computed row by row; {@code -Dseed=} runs one seed. */
class ProcessFunctionRunTest {

    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, 30) : LongStream.of(one);
    }

    /** Timers set, taken back, and set for times already passed; rows in disorder; several rows at one time. */
    @ParameterizedTest
    @MethodSource("seeds")
    void timersFireWhereTheWatermarkPassesThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(120);
        int delay = random.nextInt(60);
        long[] times = new long[rows];
        long[] keys = new long[rows];
        long[] values = new long[rows];
        for (int i = 0; i < rows; i++) {
            times[i] = i * 10L - random.nextInt(100);
            keys[i] = random.nextInt(4);
            values[i] = random.nextInt(-30, 120);
        }
        String actions = "'state': [{'name': 'total', 'type': 'bigint'}, {'name': 'until', 'type': 'timestamp'}],"
                + "'onRow': [{'action': 'delete-timer', 'at': 'until', 'condition': 'MOD(v, 3) = 0'},"
                + "{'action': 'assign', 'state': 'total', 'value': 'COALESCE(total, 0) + v'},"
                + "{'action': 'assign', 'state': 'until', 'value': 'event_time + v * INTERVAL ''0.001'' SECOND'},"
                + "{'action': 'register-timer', 'at': 'until', 'condition': 'MOD(v, 2) = 0'},"
                + "{'action': 'emit', 'values': ['k', 'total', 'event_time'], 'condition': 'v > 100'}],"
                + "'onTimer': [{'action': 'emit', 'values': ['k', 'total', 'timer_time']},"
                + "{'action': 'assign', 'state': 'total', 'value': 'total - 1'},"
                + "{'action': 'register-timer', 'at': 'timer_time + INTERVAL ''0.007'' SECOND',"
                + " 'condition': 'MOD(total, 4) = 0'},"
                + "{'action': 'clear', 'state': 'total', 'condition': 'MOD(total, 5) = 0'}]";
        Validated pipeline = Harness.validated(document(times, keys, values, delay, actions));
        List<List<@Nullable Object>> expected = new Naive(delay).run(times, keys, values);

        assertEverywhere(pipeline, expected, seed);
        assertTrue(rows < 30 || !expected.isEmpty());
    }

    /** The definition of the actions above, with the timers of all keys in one sorted set. */
    private static final class Naive {
        private record Timer(long time, long number, long key) implements Comparable<Timer> {
            @Override
            public int compareTo(Timer other) {
                return time != other.time ? Long.compare(time, other.time) : Long.compare(number, other.number);
            }
        }

        private final int delay;
        private final Map<Long, @Nullable Long> totals = new HashMap<>();
        private final Map<Long, Long> untils = new HashMap<>();
        private final TreeSet<Timer> timers = new TreeSet<>();
        private final List<List<@Nullable Object>> out = new ArrayList<>();
        private long numbers;

        Naive(int delay) {
            this.delay = delay;
        }

        List<List<@Nullable Object>> run(long[] times, long[] keys, long[] values) {
            long watermark = Long.MIN_VALUE;
            for (int i = 0; i < times.length; i++) {
                row(times[i], keys[i], values[i]);
                long next = Math.max(watermark, times[i] - delay - 1);
                if (next > watermark) {
                    watermark = next;
                    advance(watermark);
                }
            }
            advance(Long.MAX_VALUE);
            return Harness.sort(out);
        }

        private void row(long time, long key, long value) {
            Long until = untils.get(key);
            if (value % 3 == 0 && until != null) {
                timers.removeIf(timer -> timer.key() == key && timer.time() == until);
            }
            Long total = totals.get(key);
            long sum = (total == null ? 0 : total) + value;
            totals.put(key, sum);
            untils.put(key, time + value);
            if (value % 2 == 0) {
                register(key, time + value);
            }
            if (value > 100) {
                out.add(Arrays.asList(key, sum, time));
            }
        }

        private void register(long key, long time) {
            if (timers.stream().noneMatch(timer -> timer.key() == key && timer.time() == time)) {
                timers.add(new Timer(time, numbers++, key));
            }
        }

        private void advance(long watermark) {
            while (!timers.isEmpty() && timers.first().time() <= watermark) {
                Timer timer = Objects.requireNonNull(timers.pollFirst());
                Long total = totals.get(timer.key());
                out.add(Arrays.asList(timer.key(), total, timer.time()));
                if (total != null) {
                    long less = total - 1;
                    totals.put(timer.key(), less % 5 == 0 ? null : (Long) less);
                    if (less % 4 == 0) {
                        register(timer.key(), timer.time() + 7);
                    }
                }
            }
        }
    }

    /** A value lives for 50 ms of event time behind the row that wrote it; a list's and a map's parts one by one. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatHasATimeToLiveIsForgotten(long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        int rows = 60;
        long[] times = new long[rows];
        long[] keys = new long[rows];
        long[] values = new long[rows];
        for (int i = 0; i < rows; i++) {
            times[i] = i * 10L + random.nextInt(60);
            keys[i] = random.nextInt(3);
            values[i] = random.nextInt(3);
        }
        String actions = "'state': [{'name': 'seen', 'form': 'list', 'type': 'bigint', 'timeToLive': '50ms'},"
                + "{'name': 'at', 'form': 'map', 'keyType': 'bigint', 'type': 'bigint', 'timeToLive': '50ms'}],"
                + "'onRow': [{'action': 'emit', 'key': 'v', 'values':"
                + " ['k', 'CAST(CARDINALITY(seen) * 1000 + COALESCE(at_value, 900) AS BIGINT)', 'event_time']},"
                + "{'action': 'append', 'state': 'seen', 'value': 'v'},"
                + "{'action': 'put', 'state': 'at', 'key': 'v', 'value': 'CARDINALITY(seen)'}]";
        Validated pipeline = Harness.validated(document(times, keys, values, 0, actions));
        List<List<@Nullable Object>> expected = new ArrayList<>();
        Map<Long, List<Long>> seen = new TreeMap<>();
        Map<List<Long>, long[]> entries = new HashMap<>();
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < rows; i++) {
            long now = watermark;
            List<Long> expiries = seen.computeIfAbsent(keys[i], key -> new ArrayList<>());
            expiries.removeIf(expiry -> expiry <= now);
            long[] entry = entries.get(List.of(keys[i], values[i]));
            long under = entry == null || entry[1] <= now ? 900 : entry[0];
            expected.add(Arrays.asList(keys[i], expiries.size() * 1000L + under, times[i]));
            long expiry = Math.max(times[i], now) + 50;
            expiries.add(expiry);
            entries.put(List.of(keys[i], values[i]), new long[] {expiries.size(), expiry});
            watermark = Math.max(watermark, times[i] - 1);
        }

        assertEverywhere(pipeline, Harness.sort(expected), seed);
    }

    @Test
    void timersThatSetTimersWithoutEndAreAFailure() {
        String actions = "'onRow': [{'action': 'register-timer', 'at': 'event_time'}], 'onTimer': ["
                + "{'action': 'register-timer', 'at': 'timer_time + INTERVAL ''1'' SECOND'}]";
        Validated pipeline = Harness.validated(document(new long[] {5}, new long[] {1}, new long[] {1}, 0, actions));

        Harness.Outcome outcome = Harness.run(pipeline, Harness.options());

        assertEquals(RunState.FAILED, outcome.telemetry().state());
        assertTrue(outcome.telemetry().failure().toString().contains("ENDLESS_TIMERS"));
    }

    @Test
    void aProcessingTimeTimerFiresByTheClock() {
        String json = document(
                        new long[] {5, 6},
                        new long[] {1, 1},
                        new long[] {1, 2},
                        0,
                        "'onRow': ["
                                + "{'action': 'register-timer', 'clock': 'processing-time', 'condition': 'v = 1', 'at':"
                                + " 'TIMESTAMP ''1970-01-01 00:00:00'''}], 'onTimer': ["
                                + "{'action': 'emit', 'values': ['k', '7', 'timer_time']}]")
                .replace("\"eventTime\"", "\"arrivals\": [\"0s\", \"5s\"], \"eventTime\"");

        Harness.Outcome outcome =
                Harness.run(Harness.validated(json), Harness.options().simulated(3));

        assertEquals(List.of(Arrays.asList(1L, 7L, 0L)), outcome.rows("table"));
    }

    private static void assertEverywhere(Validated pipeline, List<List<@Nullable Object>> expected, long seed) {
        for (int batchSize : BATCH_SIZES) {
            for (int parallelism = 1; parallelism <= 4; parallelism++) {
                RunOptions options = Harness.options().withBatchSize(batchSize).withParallelism(parallelism);
                assertRun(pipeline, options, expected, seed);
                assertRun(pipeline, options.simulated(seed), expected, seed);
            }
        }
        assertRun(pipeline, Harness.options().withParallelism(8), expected, seed);
    }

    private static void assertRun(
            Validated pipeline, RunOptions options, List<List<@Nullable Object>> expected, long seed) {
        Harness.Outcome outcome = Harness.run(pipeline, options);
        assertEquals(
                RunState.FINISHED,
                outcome.telemetry().state(),
                () -> outcome.telemetry().failure() + " seed " + seed);
        assertEquals(expected, outcome.sorted("table"), () -> "seed " + seed + " " + options);
    }

    private static String document(long[] times, long[] keys, long[] values, int delay, String actions) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < times.length; i++) {
            rows.append(i == 0 ? "" : ",")
                    .append("['" + Instant.ofEpochMilli(times[i]) + "'," + keys[i] + "," + values[i] + "]");
        }
        String document = String.join(
                        "\n",
                        "{'millrace': 1, 'name': 'process', 'nodes': [",
                        "{'id': 'rows', 'kind': 'rows-source', 'settings': {'columns': [",
                        "{'name': 't', 'type': 'timestamp'}, {'name': 'k', 'type': 'bigint'},",
                        "{'name': 'v', 'type': 'bigint'}], 'rows': [" + rows + "],",
                        "'eventTime': {'field': 't', 'maxDisorder': '" + delay + "ms'}}},",
                        "{'id': 'process', 'kind': 'process-function', 'settings': {'keys': ['k'],",
                        "'outputs': [{'name': 'out', 'fields': [{'name': 'k', 'type': 'bigint'},",
                        "{'name': 'n', 'type': 'bigint'}, {'name': 'at', 'type': 'timestamp'}]}],",
                        actions.replace("''", "\u0001") + "}},",
                        "{'id': 'table', 'kind': 'table-sink', 'settings': {'limit': 100000}}],",
                        "'edges': [{'from': 'rows.out', 'to': 'process.in'},",
                        "{'from': 'process.out', 'to': 'table.in'}]}")
                .replace('\'', '"')
                .replace('\u0001', '\'');
        assertFalse(document.isEmpty());
        return document;
    }
}
