package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.RunningStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Aggregates of a key so far; which rows came before is part of the result. */
final class AggregateDraw implements DrawnKind {

    @Override
    public String key() {
        return "aggregate";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        if (shape.changelog() || !shape.order().isDecided() || !shape.has(Field.Type.BIGINT)) {
            return Optional.empty();
        }
        int key = draw.field(shape, Field.Type.BIGINT);
        int field = draw.field(shape, Field.Type.BIGINT);
        List<Field> fields = new ArrayList<>();
        fields.add(shape.fields().get(key));
        fields.addAll(AggregateColumns.FIELDS);
        if (!Shape.different(fields)) {
            return Optional.empty();
        }
        return Optional.of(Draft.of(
                        key(),
                        "'keys': ['" + shape.name(key) + "'], " + AggregateColumns.json(shape.name(field)),
                        () -> new RunningStage(List.of(key), field))
                .from(from)
                .output("out", shape.withFields(fields).withOrder(shape.order().keyed(List.of(0)))));
    }
}
