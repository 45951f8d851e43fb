package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.RoutingStage;
import dev.millrace.runtime.reference.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Two overlapping conditions, and the rest. */
final class RouteDraw implements DrawnKind {

    @Override
    public String key() {
        return "route";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        if (!from.shape().has(Field.Type.BIGINT)) {
            return Optional.empty();
        }
        int field = draw.field(from.shape(), Field.Type.BIGINT);
        String name = from.shape().name(field);
        boolean all = draw.random().nextBoolean();
        List<Predicate<Row>> conditions = List.of(
                row -> row.value(field) instanceof Long value && value < 2,
                row -> row.value(field) instanceof Long value && value > 0);
        return Optional.of(Draft.of(
                        key(),
                        "'routes': [{'name': 'low', 'condition': '" + name + " < 2'}, {'name': 'high', 'condition': '"
                                + name + " > 0'}], 'mode': '" + (all ? "all" : "first") + "'",
                        () -> new RoutingStage(conditions, all))
                .from(from)
                .output("low", from.shape())
                .output("high", from.shape())
                .output("other", from.shape()));
    }
}
