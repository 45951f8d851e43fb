package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.MappingStage;
import dev.millrace.runtime.reference.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row for each of two values, none if a field is null, once with null for such rows if they are kept. */
final class FlatMapDraw implements DrawnKind {

    @Override
    public String key() {
        return "flat-map";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        if (shape.changelog() || !shape.has(Field.Type.BIGINT)) {
            return Optional.empty();
        }
        int field = draw.field(shape, Field.Type.BIGINT);
        boolean keepEmpty = draw.random().nextBoolean();
        String name = shape.name(field);
        String added = shape.freeName("each");
        List<Field> fields = shape.and(Field.bigint(added));
        String settings = "'expression': 'CASE WHEN " + name + " > 0 THEN ARRAY[" + name + ", " + name
                + " - 1] WHEN " + name + " IS NULL THEN NULL ELSE ARRAY[" + name + "] END', 'name': '" + added
                + "', 'keepEmpty': " + keepEmpty;
        return Optional.of(Draft.of(key(), settings, () -> new MappingStage(row -> mapped(row, field, keepEmpty)))
                .from(from)
                .output("out", shape.withFields(fields).withOrder(shape.order().fanned())));
    }

    private static List<Row> mapped(Row row, int field, boolean keepEmpty) {
        List<Row> rows = new ArrayList<>();
        if (row.value(field) instanceof Long value) {
            rows.add(with(row, value));
            if (value > 0) {
                rows.add(with(row, value - 1));
            }
        } else if (keepEmpty) {
            rows.add(with(row, null));
        }
        return rows;
    }

    private static Row with(Row row, @Nullable Object value) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        values.add(value);
        return row.with(values);
    }
}
