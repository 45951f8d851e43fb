package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.MappingStage;
import dev.millrace.runtime.reference.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A changelog's changes as rows that stay. */
final class ChangesAsRowsDraw implements DrawnKind {

    @Override
    public String key() {
        return "changes-as-rows";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        if (!shape.changelog()) {
            return Optional.empty();
        }
        List<Field> fields = shape.and(new Field(shape.freeName("change"), Field.Type.TEXT));
        return Optional.of(Draft.of(key(), "", () -> new MappingStage(row -> List.of(asRow(row))))
                .from(from)
                .output("out", shape.withFields(fields).asChangelog(false)));
    }

    private static Row asRow(Row row) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        values.add(row.change());
        return row.with(values).asRetraction(false);
    }
}
