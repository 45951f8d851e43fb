package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.DeduplicateStage;
import java.util.List;
import java.util.Optional;

/** First or last rows per key. */
final class DeduplicateDraw implements DrawnKind {

    @Override
    public String key() {
        return "deduplicate";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        if (shape.changelog() || !shape.order().isDecided() || !shape.has(Field.Type.BIGINT)) {
            return Optional.empty();
        }
        int key = draw.field(shape, Field.Type.BIGINT);
        boolean last = draw.random().nextBoolean();
        long timeToLive = draw.oneIn(3) ? draw.someSpan(3_000) : 0;
        String forget = timeToLive > 0 ? ", 'stateTtl': '" + timeToLive + "ms'" : "";
        Order order = last ? shape.order().fanned() : shape.order();
        return Optional.of(Draft.of(
                        key(),
                        "'keys': ['" + shape.name(key) + "'], 'keep': '" + (last ? "last" : "first") + "'" + forget,
                        () -> new DeduplicateStage(List.of(key), last, timeToLive))
                .from(from)
                .output("out", shape.asChangelog(last).withOrder(order.keyed(List.of(key)))));
    }
}
