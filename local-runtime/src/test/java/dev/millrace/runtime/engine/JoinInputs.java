package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Two streams {@code l} and {@code r} of generated rows (t, k with nulls, v) with tables {@code lt} and {@code rt}
 * that hold them, a node {@code tested} behind both, and tables behind its outputs.
 */
final class JoinInputs {

    private static final int[] BATCH_SIZES = {1024, 1, 3, 64, 500};

    private final SplittableRandom random;
    private final String sources;
    private final StringBuilder between = new StringBuilder();
    private String left = "l";
    private String right = "r";

    /** @param late whether rows may come later than the watermark allows */
    JoinInputs(long seed, boolean late) {
        random = new SplittableRandom(seed);
        int keys = 1 + random.nextInt(40);
        sources = source("l", keys, late) + source("r", keys, late);
    }

    private String source(String name, int keys, boolean late) {
        int disorder = random.nextInt(2_000);
        int allowed = late ? random.nextInt(1 + disorder) : disorder;
        int rows = random.nextInt(10) == 0 ? 0 : random.nextInt(1_500);
        return "{'id': '" + name + "s', 'kind': 'generator-source', 'settings': {'rows': " + rows + ", 'seed': "
                + random.nextInt(1_000) + ", 'columns': [{'name': 't', 'generator': 'time', 'startTime':"
                + " '2026-01-01T00:00:00Z', 'interval': '" + (1 + random.nextInt(40)) + "ms', 'disorder': '" + disorder
                + "ms'}, {'name': 'k', 'generator': 'uniform', 'type': 'bigint', 'low': 0, 'high': " + keys
                + "}, {'name': 'v', 'generator': 'uniform', 'type': 'bigint', 'low': 0, 'high': 9}],"
                + " 'eventTime': {'field': 't', 'maxDisorder': '" + allowed + "ms'}}},\n{'id': '" + name
                + "', 'kind': 'project', 'settings': {'columns': [{'name': 't', 'expression': 't'}, {'name': 'k',"
                + " 'expression': 'CASE WHEN k = 0 THEN NULL ELSE CAST(k AS STRING) END'}, {'name': 'v', 'expression':"
                + " 'v'}]}},\n{'id': '" + name + "t', 'kind': 'table-sink', 'settings': {'limit': 1000000}},\n";
    }

    SplittableRandom random() {
        return random;
    }

    /** Puts a node behind {@code l} or {@code r}, whose rows are then those of the table. */
    void before(String side, String kind, String settings) {
        between.append("{'id': '" + side + "b', 'kind': '" + kind + "', 'settings': {" + settings + "}},\n");
        if (side.equals("l")) {
            left = "lb";
        } else {
            right = "rb";
        }
    }

    /** The document with {@code tested} of a kind, and tables o0, o1 and so on behind its outputs. */
    String json(String kind, String settings, List<String> outputs) {
        return json(kind, settings, outputs, true);
    }

    /** The same of a kind with one input, which {@code l} goes to. */
    String single(String kind, String settings) {
        return json(kind, settings, List.of("out"), false);
    }

    private String json(String kind, String settings, List<String> outputs, boolean two) {
        StringBuilder nodes = new StringBuilder(sources).append(between);
        StringBuilder edges = new StringBuilder("{'from': 'ls.out', 'to': 'l.in'}, {'from': 'rs.out', 'to': 'r.in'}");
        edge(edges, left + ".out", "lt.in");
        edge(edges, right + ".out", "rt.in");
        edge(edges, left + ".out", two ? "tested.left" : "tested.in");
        if (two) {
            edge(edges, right + ".out", "tested.right");
        }
        if (!left.equals("l")) {
            edge(edges, "l.out", left + ".in");
        }
        if (!right.equals("r")) {
            edge(edges, "r.out", right + ".in");
        }
        for (int i = 0; i < outputs.size(); i++) {
            nodes.append("{'id': 'o" + i + "', 'kind': 'table-sink', 'settings': {'limit': 1000000}},\n");
            edge(edges, "tested." + outputs.get(i), "o" + i + ".in");
        }
        return ("{'millrace': 1, 'name': 'join', 'nodes': [" + nodes + "{'id': 'tested', 'kind': '" + kind
                        + "', 'settings': {" + settings + "}}], 'edges': [" + edges + "]}")
                .replace('\'', '"');
    }

    private static void edge(StringBuilder edges, String from, String to) {
        edges.append(", {'from': '" + from + "', 'to': '" + to + "'}");
    }

    /** Runs it once at parallelism 1, and checks that it gives the same at 2 to 8 and any batch size. */
    Harness.Outcome run(String json, List<String> tables) {
        Validated pipeline = Harness.validated(json);
        Harness.Outcome first = run(pipeline, Harness.options(), json);
        List<List<List<@Nullable Object>>> expected =
                tables.stream().map(first::sorted).toList();
        for (int parallelism : new int[] {1, 2, 1 + random.nextInt(8), 8}) {
            RunOptions options = Harness.options()
                    .withParallelism(parallelism)
                    .withBatchSize(BATCH_SIZES[random.nextInt(BATCH_SIZES.length)]);
            for (RunOptions each : List.of(options, options.simulated(random.nextLong()))) {
                Harness.Outcome outcome = run(pipeline, each, json);
                assertEquals(expected, tables.stream().map(outcome::sorted).toList(), () -> each + "\n" + json);
            }
        }
        return first;
    }

    private static Harness.Outcome run(Validated pipeline, RunOptions options, String json) {
        Harness.Outcome outcome = Harness.run(pipeline, options);
        assertEquals(
                RunState.FINISHED,
                outcome.telemetry().state(),
                () -> outcome.telemetry().failure() + " " + options + "\n" + json);
        return outcome;
    }
}
