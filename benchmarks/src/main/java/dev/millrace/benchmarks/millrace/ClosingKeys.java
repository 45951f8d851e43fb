package dev.millrace.benchmarks.millrace;

import dev.millrace.benchmarks.workload.Rows;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.connector.Connectors.ResultSink;
import dev.millrace.runtime.operator.Operators;
import dev.millrace.runtime.plan.ExecutionPlan;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.task.Task;
import dev.millrace.runtime.time.ProcessingTime;
import dev.millrace.runtime.time.RunClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The windows of {@value #KEYS} keys that one watermark closes: how long the longest call takes meanwhile, and what a key
 * takes of the heap before. Rows come in rounds: one of each key at one millisecond, the next a second later, which closes
 * what the round before has opened. The task (source, window, sink) is called step by step by this thread, as a scheduler
 * does, and every step's processor time is taken.
 */
public final class ClosingKeys {

    /** How many keys there are. */
    public static final int KEYS = 100_000;

    private static final int ROUNDS = 40;
    private static final int WARM_UP_ROUNDS = 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    /** What is closed. */
    public enum Kind {
        /** Count and sum of a second. */
        TUMBLING("tumbling 1 s", "window-aggregate", "'window': {'size': '1s'}, " + Kind.COUNT_AND_SUM),

        /** Count and sum of ten seconds, each second. */
        SLIDING(
                "sliding 10 s / 1 s",
                "window-aggregate",
                "'window': {'type': 'sliding', 'size': '10s', 'slide': '1s'}, " + Kind.COUNT_AND_SUM),

        /** Count and sum of sessions. */
        SESSION("session", "window-aggregate", "'window': {'type': 'session', 'gap': '500ms'}, " + Kind.COUNT_AND_SUM),

        /** The same, by the operator that goes row by row. */
        SESSION_BY_ROWS(
                "session, row by row",
                "window-aggregate",
                "'window': {'type': 'session', 'gap': '500ms'}, 'onError': 'skip', " + Kind.COUNT_AND_SUM),

        /** The three largest rows of a second. */
        TOP("top 3 of 1 s", "window-rows", "'window': {'size': '1s'}, 'order': [{'field': 'value'}], 'count': 3");

        private static final String COUNT_AND_SUM = "'aggregates': [{'name': 'count', 'function': 'count'},"
                + " {'name': 'sum', 'function': 'sum', 'argument': 'value'}]";

        private final String title;
        private final String operator;
        private final String settings;

        Kind(String title, String operator, String settings) {
            this.title = title;
            this.operator = operator;
            this.settings = settings;
        }

        /** A few words for a table. */
        public String title() {
            return title;
        }
    }

    /**
     * What was measured.
     *
     * @param longestNanos processor time of the longest step while windows closed, of all rounds that count
     * @param medianNanos of the longest steps of each round, the one in the middle
     * @param bytesPerKey heap for a key and its window before the first closed, garbage left out
     */
    public record Outcome(long longestNanos, long medianNanos, double bytesPerKey) {}

    private ClosingKeys() {}

    /** Measures one kind. */
    public static Outcome measure(Kind kind) throws IOException {
        double bytes = bytesPerKey(kind);
        Task task = task(kind, ROUNDS);
        long[] longest = new long[ROUNDS + 1];
        while (!task.done()) {
            int round = (int) Math.max(0, task.progress() * ROUNDS);
            long start = THREADS.getCurrentThreadCpuTime();
            task.turn(1);
            longest[round] = Math.max(longest[round], THREADS.getCurrentThreadCpuTime() - start);
        }
        task.close();
        long[] counted = java.util.Arrays.copyOfRange(longest, WARM_UP_ROUNDS, ROUNDS);
        java.util.Arrays.sort(counted);
        return new Outcome(counted[counted.length - 1], counted[counted.length / 2], bytes);
    }

    private static double bytesPerKey(Kind kind) throws IOException {
        task(kind, 1).close();
        Task task = task(kind, 1);
        task.turn(2);
        long before = usedBytes();
        while (task.progress() < 1) {
            task.turn(1);
        }
        long after = usedBytes();
        task.close();
        return (double) (after - before) / KEYS;
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return MEMORY.getHeapMemoryUsage().getUsed();
    }

    private static Task task(Kind kind, int rounds) {
        Validated pipeline = MillraceContender.validated(document(kind, rounds));
        RunClock clock = RunClock.system();
        ResultWriter.reset(null);
        ExecutionPlan plan = ExecutionPlan.of(
                pipeline,
                RunOptions.in(Path.of(".")),
                new ExecutionPlan.Services(
                        Operators.shared(), clock, new ProcessingTime(clock, Rows.BASE_MS), new NoResults()));
        List<Task> tasks = plan.tasks();
        if (tasks.size() != 1) {
            throw new IllegalStateException(tasks.size() + " tasks instead of one");
        }
        return tasks.getFirst();
    }

    private static String document(Kind kind, int rounds) {
        return ("{'millrace': 1, 'name': 'closing keys', 'nodes': [{'id': 'rows', 'kind': 'generator-source', 'settings': {"
                        + "'rows': " + (long) rounds * KEYS + ", 'columns': ["
                        + column("time", "from_epoch_millis(" + Rows.BASE_MS + " + n / " + KEYS + " * 1000)") + ", "
                        + column("key", "MOD(n, " + KEYS + ")") + ", "
                        + column("value", "bit_and(shift_right(hash64(n), 31), 1023)")
                        + "], 'eventTime': {'field': 'time', 'maxDisorder': '0s'}}}, "
                        + "{'id': 'window', 'kind': '" + kind.operator + "', 'settings': {'keys': ['key'], "
                        + kind.settings
                        + "}}, {'id': 'results', 'kind': 'discard-sink', 'settings': {}}], 'edges': ["
                        + "{'from': 'rows.out', 'to': 'window.in'}, {'from': 'window.out', 'to': 'results.in'}]}")
                .replace('\'', '"');
    }

    private static String column(String name, String expression) {
        return "{'name': '" + name + "', 'generator': 'expression', 'expression': '" + expression + "'}";
    }

    /** Nothing is shown. */
    private static final class NoResults implements ResultSink {
        @Override
        public void rows(String nodeId, Schema schema, List<List<@Nullable Object>> rows) {}

        @Override
        public void line(String nodeId, String text) {}
    }
}
