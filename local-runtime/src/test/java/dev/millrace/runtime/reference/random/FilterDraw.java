package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.MappingStage;
import java.util.List;
import java.util.Optional;

/** Rows whose field is above a number. */
final class FilterDraw implements DrawnKind {

    @Override
    public String key() {
        return "filter";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        if (!from.shape().has(Field.Type.BIGINT)) {
            return Optional.empty();
        }
        int field = draw.field(from.shape(), Field.Type.BIGINT);
        long least = draw.random().nextLong(-20, 20);
        return Optional.of(Draft.of(
                        key(),
                        "'condition': '" + from.shape().name(field) + " > " + least + "'",
                        () -> new MappingStage(row ->
                                row.value(field) instanceof Long value && value > least ? List.of(row) : List.of()))
                .from(from)
                .output("out", from.shape()));
    }
}
