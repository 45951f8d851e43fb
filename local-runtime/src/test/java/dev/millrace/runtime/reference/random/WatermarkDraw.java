package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.WatermarkStage;
import java.util.Optional;

/**
 * Another idea of what is late; rows whose time has become null are skipped. The engine's watermarks stand
 * between places, so no two rows may share one.
 */
final class WatermarkDraw implements DrawnKind {

    @Override
    public String key() {
        return "watermark";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        if (shape.changelog()
                || !shape.order().equals(Order.TOTAL)
                || !shape.fields().get(0).equals(Field.timestamp("t"))) {
            return Optional.empty();
        }
        long delay = draw.span(2_000);
        return Optional.of(Draft.of(
                        key(),
                        "'eventTime': {'field': 't', 'maxDisorder': '" + delay + "ms'}, 'onError': 'skip'",
                        () -> new WatermarkStage(0, delay))
                .from(from)
                .output("out", shape));
    }
}
