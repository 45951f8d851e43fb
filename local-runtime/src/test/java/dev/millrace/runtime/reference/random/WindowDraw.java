package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.SessionStage;
import dev.millrace.runtime.reference.Stage;
import dev.millrace.runtime.reference.WindowStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tumbling, sliding and session windows, keyed or not, column by column or row by row. */
final class WindowDraw implements DrawnKind {

    @Override
    public String key() {
        return "window-aggregate";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        if (shape.changelog() || !shape.has(Field.Type.BIGINT)) {
            return Optional.empty();
        }
        int field = draw.field(shape, Field.Type.BIGINT);
        List<Integer> keys = draw.oneIn(4) ? List.of() : List.of(draw.field(shape, Field.Type.BIGINT));
        List<Field> fields = new ArrayList<>();
        keys.forEach(key -> fields.add(shape.fields().get(key)));
        fields.add(Field.timestamp("window_start"));
        fields.add(Field.timestamp("window_end"));
        fields.addAll(AggregateColumns.FIELDS);
        if (!Shape.different(fields)) {
            return Optional.empty();
        }
        // Without it, tumbling and sliding windows go column by column; with it, row by row.
        String rowByRow = draw.random().nextBoolean() ? ", 'onError': 'skip'" : "";
        long slide = draw.someSpan(2_000);
        long size = draw.random().nextBoolean() ? slide : slide + draw.span(3 * slide);
        // What a session becomes depends on the order in which its rows come, once some of them are late.
        boolean session = shape.order().isDecided() && draw.oneIn(3);
        String window = session
                ? "'type': 'session', 'gap': '" + slide + "ms'"
                : size == slide
                        ? "'type': 'tumbling', 'size': '" + size + "ms'"
                        : "'type': 'sliding', 'size': '" + size + "ms', 'slide': '" + slide + "ms'";
        Supplier<Stage> stage =
                session ? () -> new SessionStage(slide, keys, field) : () -> new WindowStage(size, slide, keys, field);
        String keyed = keys.isEmpty() ? "" : "'keys': ['" + shape.name(keys.get(0)) + "'], ";
        return Optional.of(Draft.of(
                        key(),
                        keyed + "'window': {" + window + "}, " + AggregateColumns.json(shape.name(field)) + rowByRow,
                        stage)
                .from(from)
                .output(
                        "out",
                        shape.withFields(fields).withOrder(Order.perKey(keys.isEmpty() ? List.of() : List.of(0))))
                .output("late", shape.withOrder(shape.order().keyed(keys))));
    }
}
