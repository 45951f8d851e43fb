package dev.millrace.runtime.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A random pipeline over a random recording, drawn from a seed, twice: as a document for the engine, and as stages for
 * the interpreter. Rows are disordered, have ties, nulls and, now and then, extreme times; sources may be empty or rest.
 *
 * <p>To shrink a failure, a recording can be drawn again with fewer nodes and rows: what remains is as it was.
 */
final class RandomRecording {

    /** What may be left out. */
    record Limits(int transforms, int rows) {
        static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static final int MOST_ROWS = 80;
    private static final int SOURCES = 3;
    /** Arrivals are multiples of this and the number of their source, so that no two fall together. */
    private static final long GRID_MS = 10;

    private static final long EXTREME_MS = 1_000_000_000_000L;
    /** Fields: the time and three numbers. */
    private static final int WIDTH = 4;

    private record Stream(Stage stage, int output, String port, Set<Integer> sources, boolean eventTime, int width) {}

    private final SplittableRandom random;
    private final Limits limits;
    private final List<String> nodes = new ArrayList<>();
    private final List<String> edges = new ArrayList<>();
    private final List<Stream> open = new ArrayList<>();
    private final Map<String, Stages.Table> tables = new LinkedHashMap<>();
    private final Recording recording = new Recording();
    /** Times and sizes are multiples of it: a coarse one makes rows lie on the edges of windows and watermarks. */
    private final long grainMs;

    private int number;

    RandomRecording(long seed, Limits limits) {
        this.random = new SplittableRandom(seed);
        this.limits = limits;
        this.grainMs = random.nextBoolean() ? 1 : 100;
        int sources = 1 + random.nextInt(SOURCES);
        for (int i = 0; i < sources; i++) {
            source(i);
        }
        int transforms = 1 + random.nextInt(8);
        for (int i = 0; i < Math.min(transforms, limits.transforms()); i++) {
            transform();
        }
        for (Stream stream : List.copyOf(open)) {
            String id = add("table-sink", "'limit': 1000000");
            Stages.Table table = new Stages.Table();
            connect(stream, id, table);
            tables.put(id, table);
        }
    }

    /** The document. */
    String json() {
        return ("{'millrace': 1, 'name': 'random', 'nodes': [" + String.join(",\n", nodes) + "], 'edges': ["
                        + String.join(",\n", edges) + "]}")
                .replace('\'', '"');
    }

    /** What each table must receive. */
    Map<String, List<List<@Nullable Object>>> expected() {
        recording.play();
        Map<String, List<List<@Nullable Object>>> rows = new LinkedHashMap<>();
        tables.forEach((id, table) -> rows.put(id, table.rows()));
        return rows;
    }

    private void source(int index) {
        int count = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(MOST_ROWS);
        long disorder = random.nextLong(1, 3_001);
        long step = random.nextLong(1, 61);
        List<Recording.Arrival> arrivals = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        long at = index;
        for (int i = 0; i < count; i++) {
            at += GRID_MS * (1 + random.nextLong(random.nextInt(10) == 0 ? 400 : step));
            long time = i * 100L - random.nextLong(disorder);
            if (random.nextInt(40) == 0) {
                time = random.nextBoolean() ? EXTREME_MS : -EXTREME_MS;
            } else if (random.nextInt(6) == 0 && !arrivals.isEmpty()) {
                time = arrivals.get(arrivals.size() - 1).row().time();
            }
            time = Math.floorDiv(time, grainMs) * grainMs;
            Long key = random.nextInt(10) == 0 ? null : (long) random.nextInt(4);
            Long number = random.nextInt(8) == 0 ? null : random.nextLong(-50, 50);
            OptionalLong mark = random.nextInt(4) == 0
                    ? OptionalLong.of(time - grain(random.nextLong(800)) - random.nextInt(2))
                    : OptionalLong.empty();
            List<@Nullable Object> values = new ArrayList<>();
            values.add(time);
            values.add(key);
            values.add(number);
            values.add((long) i);
            if (i < limits.rows()) {
                arrivals.add(new Recording.Arrival(at, Row.of(time, values), mark));
                cells.add("[" + quoted(time) + "," + key + "," + number + "," + i + "," + quoted(at) + ","
                        + (mark.isPresent() ? quoted(mark.getAsLong()) : "null") + "]");
            }
        }
        OptionalLong idleAfter =
                random.nextInt(3) == 0 ? OptionalLong.of(GRID_MS * random.nextLong(1, 300) + 3) : OptionalLong.empty();
        String idle = idleAfter.isPresent() ? ", 'idleAfter': '" + idleAfter.getAsLong() + "ms'" : "";
        Strategy strategy = strategy();
        String id = add(
                "rows-source",
                "'columns': [{'name': 't', 'type': 'timestamp'}, {'name': 'k', 'type': 'bigint'}, {'name': 'v', 'type':"
                        + " 'bigint'}, {'name': 'n', 'type': 'bigint'}, {'name': 'arrival', 'type': 'timestamp'},"
                        + " {'name': 'mark', 'type': 'timestamp'}], 'rows': [" + String.join(",", cells)
                        + "], 'eventTime': {'field': 't', 'arrivalField': 'arrival', " + strategy.json() + idle + "}");
        Stages.Source source = new Stages.Source();
        recording.add(source, arrivals, strategy.meaning(), idleAfter);
        // Only the four fields that the interpreter knows go on.
        String narrow = add(
                "project",
                "'columns': [{'name': 't', 'expression': 't'}, {'name': 'k', 'expression': 'k'}, {'name': 'v',"
                        + " 'expression': 'v'}, {'name': 'n', 'expression': 'n'}]");
        edges.add("{'from': '" + id + ".out', 'to': '" + narrow + ".in'}");
        open.add(new Stream(source, 0, narrow + ".out", Set.of(index), true, WIDTH));
    }

    private record Strategy(String json, Recording.Strategy meaning) {}

    private Strategy strategy() {
        long delay = grain(random.nextLong(1_500));
        return switch (random.nextInt(5)) {
            case 0 -> new Strategy("'strategy': 'punctuated', 'watermark': 'mark'", new Recording.Marks());
            case 1 -> new Strategy("'strategy': 'column', 'watermarkField': 'mark'", new Recording.Marks());
            case 2 -> new Strategy("'strategy': 'at-end'", new Recording.AtEnd());
            case 3 -> new Strategy("'strategy': 'ascending'", new Recording.Disorder(0));
            default -> new Strategy("'maxDisorder': '" + delay + "ms'", new Recording.Disorder(delay));
        };
    }

    private long grain(long ms) {
        return ms / grainMs * grainMs;
    }

    private static String quoted(long ms) {
        return "'" + Instant.ofEpochMilli(ms) + "'";
    }

    private void transform() {
        Stream from = open.get(random.nextInt(open.size()));
        if (random.nextInt(3) > 0) {
            open.remove(from);
        }
        int field = 1 + random.nextInt(3);
        String name = List.of("t", "k", "v", "n").get(field);
        if (from.width() != WIDTH) {
            open.add(from);
            return;
        }
        switch (random.nextInt(9)) {
            case 7, 8 -> join(from);
            case 0 -> filter(from, name, field);
            case 1 -> project(from, name, field);
            case 2 -> route(from, name, field);
            case 3 -> union(from);
            case 4 -> watermark(from);
            case 5 -> aggregate(from, name, field);
            default -> window(from, name, field);
        }
    }

    private void filter(Stream from, String name, int field) {
        long least = random.nextLong(-20, 20);
        Predicate<Row> condition = row -> row.value(field) instanceof Long value && value > least;
        String id = add("filter", "'condition': '" + name + " > " + least + "'");
        next(from, id, new Stages.Mapping(row -> condition.test(row) ? List.of(row) : List.of()), 0, "out", WIDTH);
    }

    private void project(Stream from, String name, int field) {
        String id = add(
                "project",
                "'columns': [{'name': 't', 'expression': 't'}, {'name': 'k', 'expression': 'MOD(" + name
                        + ", 3)'}, {'name': 'v', 'expression': 'CASE WHEN " + name
                        + " > 10 THEN v ELSE -1 END'}, {'name': 'n', 'expression': 'n + 1'}]");
        Stage stage = new Stages.Mapping(row -> {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(row.value(0));
            values.add(row.value(field) instanceof Long value ? value % 3 : null);
            values.add(row.value(field) instanceof Long value && value > 10 ? row.value(2) : (Object) Long.valueOf(-1));
            values.add(row.value(3) instanceof Long value ? value + 1 : null);
            return List.of(row.with(values));
        });
        next(from, id, stage, 0, "out", WIDTH);
    }

    private void route(Stream from, String name, int field) {
        String id = add(
                "route",
                "'routes': [{'name': 'low', 'condition': '" + name + " < 2'}, {'name': 'high', 'condition': '" + name
                        + " > 1'}], 'mode': 'first'");
        Stage stage = new Stages.Routing(List.of(
                row -> row.value(field) instanceof Long value && value < 2,
                row -> row.value(field) instanceof Long value && value > 1));
        next(from, id, stage, 0, "low", WIDTH);
        open.add(new Stream(stage, 1, id + ".high", from.sources(), true, WIDTH));
        open.add(new Stream(stage, 2, id + ".other", from.sources(), true, WIDTH));
    }

    /** With a stream of other sources: which of two rows that one row of a source became comes first, is not defined. */
    private void union(Stream from) {
        Stream other = ofOtherSources(from);
        if (other == null) {
            open.add(from);
            return;
        }
        String id = add("union", "");
        Stage stage = new Stages.Mapping(List::of);
        connect(from, id, stage);
        connect(other, id, stage);
        Set<Integer> sources = new TreeSet<>(from.sources());
        sources.addAll(other.sources());
        open.add(new Stream(stage, 0, id + ".out", sources, true, WIDTH));
    }

    private void join(Stream from) {
        Stream other = ofOtherSources(from);
        if (other == null) {
            open.add(from);
            return;
        }
        long lower = grain(random.nextLong(-3_000, 1_000));
        long upper = lower + grain(random.nextLong(2_000)) + grainMs;
        boolean keepLeft = random.nextBoolean();
        boolean keepRight = random.nextBoolean();
        String type = keepLeft ? (keepRight ? "full" : "left") : keepRight ? "right" : "inner";
        String id = add(
                "interval-join",
                "'keys': [{'left': 'k', 'right': 'k'}], 'lower': '" + lower + "ms', 'upper': '" + upper
                        + "ms', 'type': '" + type + "'");
        Stage stage = new Stages.Joining(1, lower, upper, keepLeft, keepRight);
        connect(from, id, "left", stage, 0);
        connect(other, id, "right", stage, 1);
        Set<Integer> sources = new TreeSet<>(from.sources());
        sources.addAll(other.sources());
        open.add(new Stream(stage, 0, id + ".out", sources, true, 0));
        open.add(new Stream(stage, 1, id + ".late-left", from.sources(), true, 0));
        open.add(new Stream(stage, 2, id + ".late-right", other.sources(), true, 0));
    }

    private @Nullable Stream ofOtherSources(Stream from) {
        return open.stream()
                .filter(stream ->
                        stream.width() == WIDTH && stream.sources().stream().noneMatch(from.sources()::contains))
                .findFirst()
                .orElse(null);
    }

    private void watermark(Stream from) {
        long delay = grain(random.nextLong(2_000));
        String id = add("watermark", "'eventTime': {'field': 't', 'maxDisorder': '" + delay + "ms'}");
        next(from, id, new Stages.Watermarking(delay), 0, "out", WIDTH);
    }

    private void aggregate(Stream from, String name, int field) {
        String id = add("aggregate", "'keys': ['k'], " + aggregates(name));
        next(from, id, new Stages.Running(List.of(1), field), 0, "out", 0);
    }

    private void window(Stream from, String name, int field) {
        long slide = grain(random.nextLong(1, 2_000)) + grainMs;
        long size = random.nextBoolean() ? slide : slide + grain(random.nextLong(3 * slide));
        boolean keyed = random.nextInt(4) > 0;
        String window = size == slide
                ? "'type': 'tumbling', 'size': '" + size + "ms'"
                : "'type': 'sliding', 'size': '" + size + "ms', 'slide': '" + slide + "ms'";
        boolean session = random.nextInt(3) == 0;
        if (session) {
            window = "'type': 'session', 'gap': '" + slide + "ms'";
        }
        // Without it, tumbling and sliding windows go column by column; with it, row by row.
        String rowByRow = random.nextBoolean() ? ", 'onError': 'skip'" : "";
        String id = add(
                "window-aggregate",
                (keyed ? "'keys': ['k'], " : "") + "'window': {" + window + "}, " + aggregates(name) + rowByRow);
        List<Integer> keys = keyed ? List.of(1) : List.of();
        Stage stage =
                session ? new Stages.Sessions(slide, keys, field) : new Stages.Windowing(size, slide, keys, field);
        next(from, id, stage, 0, "out", 0);
        open.add(new Stream(stage, 1, id + ".late", from.sources(), true, WIDTH));
    }

    private static String aggregates(String name) {
        return "'aggregates': [{'name': 'rows', 'function': 'count'}, {'name': 'total', 'function': 'sum', 'argument': '"
                + name + "'}, {'name': 'least', 'function': 'min', 'argument': '" + name
                + "'}, {'name': 'most', 'function': 'max', 'argument': '" + name + "'}]";
    }

    private void next(Stream from, String id, Stage stage, int output, String port, int width) {
        connect(from, id, stage);
        open.add(new Stream(stage, output, id + "." + port, from.sources(), true, width));
    }

    private String add(String kind, String settings) {
        String id = "n" + number++;
        nodes.add("{'id': '" + id + "', 'kind': '" + kind + "', 'settings': {" + settings + "}}");
        return id;
    }

    private void connect(Stream from, String id, Stage stage) {
        connect(from, id, "in", stage, 0);
    }

    private void connect(Stream from, String id, String input, Stage stage, int port) {
        from.stage().connect(from.output(), stage, port);
        edges.add("{'from': '" + from.port() + "', 'to': '" + id + "." + input + "'}");
    }
}
