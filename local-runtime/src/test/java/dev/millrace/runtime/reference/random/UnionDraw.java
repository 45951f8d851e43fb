package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.MappingStage;
import java.util.List;
import java.util.Optional;

/** Two streams of standard fields. If they share a source, the order of what one of its rows became is open. */
final class UnionDraw implements DrawnKind {

    @Override
    public String key() {
        return "union";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        if (!from.shape().standard()) {
            return Optional.empty();
        }
        return draw.another(
                        from,
                        shape -> shape.standard()
                                && shape.changelog() == from.shape().changelog())
                .map(other -> draft(from, other));
    }

    private Draft draft(Stream from, Stream other) {
        Order order = from.shape().sharesSourceWith(other.shape())
                ? Order.NONE
                : from.shape().order().merged(other.shape().order());
        return Draft.of(key(), "", () -> new MappingStage(List::of))
                .from(from)
                .from(other)
                .output("out", from.shape().withSourcesOf(other.shape()).withOrder(order));
    }
}
