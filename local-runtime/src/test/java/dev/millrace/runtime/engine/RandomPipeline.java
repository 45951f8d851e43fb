package dev.millrace.runtime.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small pipeline drawn from a seed, as a document: one to three generators without a pace, then two to nine
 * transforms, each fed by what came before, and a table behind every output that nothing else takes. Event times are
 * disordered beyond the watermark's delay, so there are late rows.
 */
final class RandomPipeline {

    private static final int MOST_ROWS = 2_500;

    private final SplittableRandom random;
    private final List<String> nodes = new ArrayList<>();
    private final List<String> edges = new ArrayList<>();
    private final List<Stream> open = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private int number;

    /**
     * An output port that may be read.
     *
     * @param fields names of its bigint fields
     */
    private record Stream(String port, List<String> fields) {}

    RandomPipeline(long seed) {
        random = new SplittableRandom(seed);
        int sources = 1 + random.nextInt(3);
        for (int i = 0; i < sources; i++) {
            source(i);
        }
        int transforms = 2 + random.nextInt(8);
        for (int i = 0; i < transforms; i++) {
            transform();
        }
        for (Stream stream : List.copyOf(open)) {
            String id = add("table-sink", "'limit': 1000000");
            connect(stream, id);
            tables.add(id);
        }
    }

    /** The document. */
    String json() {
        return ("{'millrace': 1, 'name': 'random', 'nodes': [" + String.join(",\n", nodes) + "], 'edges': ["
                        + String.join(",\n", edges) + "]}")
                .replace('\'', '"');
    }

    /** Ids of the table sinks. */
    List<String> tables() {
        return tables;
    }

    private void source(int index) {
        int rows = random.nextInt(MOST_ROWS);
        String columns = column(
                        "t",
                        "'generator': 'time', 'startTime': '2026-01-01T00:00:00Z', 'interval': '"
                                + (1 + random.nextInt(40)) + "ms', 'disorder': '" + random.nextInt(2_000) + "ms'")
                + "," + column("a", "'generator': 'uniform', 'type': 'bigint', 'low': 0, 'high': 99")
                + "," + column("b", "'generator': 'uniform', 'type': 'bigint', 'low': -50, 'high': 50")
                + "," + column("c", "'generator': 'sequence', 'type': 'bigint'");
        String id = add(
                "generator-source",
                "'rows': " + rows + ", 'seed': " + (index + random.nextInt(100)) + ", 'columns': [" + columns
                        + "], 'eventTime': {'field': 't', 'maxDisorder': '" + random.nextInt(1_500) + "ms'}");
        open.add(new Stream(id + ".out", List.of("a", "b", "c")));
    }

    private static String column(String name, String rest) {
        return "{'name': '" + name + "', " + rest + "}";
    }

    private void transform() {
        Stream from = take();
        String field = pick(from.fields());
        switch (random.nextInt(7)) {
            case 0 -> next(from, from.fields(), "filter", "'condition': 'MOD(" + field + ", 3) <> 0'");
            case 1 ->
                next(
                        from,
                        List.of("a", "b", "c"),
                        "project",
                        "'columns': [{'name': 't', 'expression': 't'},"
                                + "{'name': 'a', 'expression': '" + field + " + 1'},"
                                + "{'name': 'b', 'expression': 'CASE WHEN " + field + " > 10 THEN " + field
                                + " ELSE -1 END'}, {'name': 'c', 'expression': '" + pick(from.fields()) + "'}]");
            case 2 -> route(from, field);
            case 3 -> union(from);
            case 4 ->
                next(from, from.fields(), "filter", "'condition': '" + field + " > 5 OR MOD(" + field + ", 2) = 0'");
            case 5 -> window(from, field);
            default -> window(from, pick(from.fields()));
        }
    }

    private void next(Stream from, List<String> fields, String kind, String settings) {
        String id = add(kind, settings);
        connect(from, id);
        open.add(new Stream(id + ".out", fields));
    }

    private void route(Stream from, String field) {
        String id = add("route", "'routes': [{'name': 'small', 'condition': '" + field + " < 40'}]");
        connect(from, id);
        open.add(new Stream(id + ".small", from.fields()));
        open.add(new Stream(id + ".other", from.fields()));
    }

    /** Two streams of the same fields, or the stream with itself by way of a filter. */
    private void union(Stream from) {
        Stream other = open.stream()
                .filter(stream ->
                        stream.fields().equals(from.fields()) && from.fields().size() == 3)
                .findFirst()
                .orElse(null);
        String id = add("union", "");
        connect(from, id);
        if (other != null) {
            open.remove(other);
            connect(other, id);
        } else {
            String filter = add("filter", "'condition': '" + pick(from.fields()) + " > 20'");
            connect(from, filter);
            edges.add("{'from': '" + filter + ".out', 'to': '" + id + ".in'}");
        }
        open.add(new Stream(id + ".out", from.fields()));
    }

    private void window(Stream from, String field) {
        int size = 200 * (1 + random.nextInt(10));
        String window = random.nextBoolean()
                ? "{'type': 'tumbling', 'size': '" + size + "ms'}"
                : "{'type': 'sliding', 'size': '" + size + "ms', 'slide': '" + (100 + random.nextInt(size - 100))
                        + "ms'}";
        String keys = random.nextInt(5) == 0 ? "" : "'" + field + "'";
        String id = add(
                "window-aggregate",
                "'keys': [" + keys + "], 'window': " + window
                        + ", 'aggregates': [{'name': 'x', 'function': 'count'}, {'name': 'y', 'function': 'sum',"
                        + " 'argument': '" + pick(from.fields()) + "'}, {'name': 'z', 'function': 'max', 'argument': '"
                        + pick(from.fields()) + "'}]");
        connect(from, id);
        String projected = add(
                "project",
                "'columns': [{'name': 't', 'expression': 'window_start'}, {'name': 'a', 'expression': 'x'},"
                        + "{'name': 'b', 'expression': 'COALESCE(y, 0)'},"
                        + "{'name': 'c', 'expression': 'COALESCE(z, 0)'}]");
        edges.add("{'from': '" + id + ".out', 'to': '" + projected + ".in'}");
        open.add(new Stream(projected + ".out", List.of("a", "b", "c")));
        String late = add("table-sink", "'limit': 1000000");
        edges.add("{'from': '" + id + ".late', 'to': '" + late + ".in'}");
        tables.add(late);
    }

    private Stream take() {
        return open.remove(random.nextInt(open.size()));
    }

    private String pick(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private String add(String kind, String settings) {
        String id = "n" + number++;
        nodes.add("{'id': '" + id + "', 'kind': '" + kind + "', 'settings': {" + settings + "}}");
        return id;
    }

    private void connect(Stream from, String to) {
        edges.add("{'from': '" + from.port() + "', 'to': '" + to + ".in'}");
    }
}
