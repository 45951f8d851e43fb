package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.RunningChangesStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Aggregates of a key as a changelog, of streams and of changelogs; which rows came before is part of the result. */
final class AggregateChangesDraw implements DrawnKind {

    @Override
    public String key() {
        return "aggregate";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        if (!shape.order().isDecided() || !shape.has(Field.Type.BIGINT)) {
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
        long timeToLive = draw.oneIn(3) ? draw.someSpan(3_000) : 0;
        String forget = timeToLive > 0 ? "'stateTtl': '" + timeToLive + "ms', " : "";
        return Optional.of(Draft.of(
                        key(),
                        "'keys': ['" + shape.name(key) + "'], 'results': 'changes', " + forget
                                + AggregateColumns.json(shape.name(field)),
                        () -> new RunningChangesStage(List.of(key), field, timeToLive))
                .from(from)
                .output(
                        "out",
                        shape.withFields(fields)
                                .asChangelog(true)
                                .withOrder(shape.order().fanned().keyed(List.of(0)))));
    }
}
