package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.Stage;
import dev.millrace.runtime.reference.WindowJoinStage;
import dev.millrace.runtime.reference.WindowJoinStage.Terms;
import dev.millrace.runtime.reference.WindowJoinStage.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Rows that meet in tumbling, sliding, cumulating and session windows, and what stays alone there. */
final class WindowJoinDraw implements DrawnKind {

    private static final List<String> TYPES = List.of("inner", "left", "right", "full", "semi", "anti");

    private record Windows(String json, Supplier<Stage> stage) {}

    @Override
    public String key() {
        return "window-join";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        if (!suits(from.shape())) {
            return Optional.empty();
        }
        return draw.ofOtherSources(from, WindowJoinDraw::suits).flatMap(other -> draft(draw, from, other));
    }

    private static boolean suits(Shape shape) {
        return !shape.changelog() && shape.has(Field.Type.BIGINT);
    }

    private Optional<Draft> draft(Draw draw, Stream from, Stream other) {
        Shape left = from.shape();
        Shape right = other.shape();
        int leftKey = draw.field(left, Field.Type.BIGINT);
        int rightKey = draw.field(right, Field.Type.BIGINT);
        String type = draw.oneOf(TYPES);
        String prefix = left.freePrefix(right);
        List<Field> fields = new ArrayList<>(
                type.equals("semi") || type.equals("anti") ? left.fields() : left.joined(right, prefix));
        fields.add(Field.timestamp("window_start"));
        fields.add(Field.timestamp("window_end"));
        if (!Shape.different(fields)) {
            return Optional.empty();
        }
        // What a session becomes depends on the order in which its rows come, once some of them are late.
        boolean decided = left.order().isDecided() && right.order().isDecided();
        Windows windows =
                windows(draw, decided, new Terms(leftKey, rightKey, type, List.of(left.width(), right.width())));
        Shape joined = left.withFields(fields).withSourcesOf(right).withOrder(Order.NONE);
        // Late rows stand in the order of both inputs, too.
        return Optional.of(Draft.of(
                        key(),
                        "'keys': [{'left': '" + left.name(leftKey) + "', 'right': '" + right.name(rightKey)
                                + "'}], 'rightPrefix': '" + prefix + "', 'type': '" + type + "', 'window': {"
                                + windows.json + "}",
                        windows.stage)
                .input("left", 0, from)
                .input("right", 1, other)
                .output("out", joined)
                .output(
                        "late-left",
                        left.withSourcesOf(right).withOrder(left.order().keyed(List.of(leftKey))))
                .output(
                        "late-right",
                        right.withSourcesOf(left).withOrder(right.order().keyed(List.of(rightKey)))));
    }

    private static Windows windows(Draw draw, boolean sessions, Terms terms) {
        long step = draw.someSpan(1_000);
        int steps = 1 + draw.random().nextInt(3);
        return switch (draw.random().nextInt(sessions ? 4 : 3)) {
            case 0 ->
                aligned(terms, "'size': '" + step + "ms'", time -> {
                    long start = Math.floorDiv(time, step) * step;
                    return List.of(new Window(start, start + step));
                });
            case 1 ->
                aligned(
                        terms,
                        "'type': 'sliding', 'size': '" + step * steps + "ms', 'slide': '" + step + "ms'",
                        time -> {
                            List<Window> all = new ArrayList<>();
                            for (long start = Math.floorDiv(time, step) * step;
                                    start > time - step * steps;
                                    start -= step) {
                                all.add(new Window(start, start + step * steps));
                            }
                            return all;
                        });
            case 2 ->
                aligned(
                        terms,
                        "'type': 'cumulating', 'size': '" + step * steps + "ms', 'step': '" + step + "ms'",
                        time -> {
                            List<Window> all = new ArrayList<>();
                            long start = Math.floorDiv(time, step * steps) * step * steps;
                            for (long end = start + step; end <= start + step * steps; end += step) {
                                if (time < end) {
                                    all.add(new Window(start, end));
                                }
                            }
                            return all;
                        });
            default ->
                new Windows("'type': 'session', 'gap': '" + step + "ms'", () -> WindowJoinStage.sessions(terms, step));
        };
    }

    private static Windows aligned(Terms terms, String json, LongFunction<List<Window>> windows) {
        return new Windows(json, () -> WindowJoinStage.of(terms, windows));
    }
}
