package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.MappingStage;
import dev.millrace.runtime.reference.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the standard fields of whatever there is. */
final class ProjectDraw implements DrawnKind {

    private static final long LARGEST = 1_000_000;

    @Override
    public String key() {
        return "project";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        if (!shape.has(Field.Type.BIGINT) || !shape.has(Field.Type.TIMESTAMP)) {
            return Optional.empty();
        }
        int time = draw.field(shape, Field.Type.TIMESTAMP);
        int key = draw.field(shape, Field.Type.BIGINT);
        int value = draw.field(shape, Field.Type.BIGINT);
        int number = draw.field(shape, Field.Type.BIGINT);
        String settings = "'columns': [{'name': 't', 'expression': '" + shape.name(time)
                + "'}, {'name': 'k', 'expression': 'MOD(" + shape.name(key)
                + ", 3)'}, {'name': 'v', 'expression': 'CASE WHEN " + shape.name(key) + " > 10 THEN "
                + shape.name(value) + " ELSE -1 END'}, {'name': 'n', 'expression': 'MOD(" + shape.name(number)
                + " + 1, "
                + LARGEST + ")'}]";
        return Optional.of(Draft.of(
                        key(), settings, () -> new MappingStage(row -> List.of(mapped(row, time, key, value, number))))
                .from(from)
                .output(
                        "out",
                        shape.withFields(Shape.STANDARD).withOrder(shape.order().projected())));
    }

    private static Row mapped(Row row, int time, int key, int value, int number) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(row.value(time));
        values.add(row.value(key) instanceof Long known ? known % 3 : null);
        values.add(row.value(key) instanceof Long known && known > 10 ? row.value(value) : Long.valueOf(-1));
        values.add(row.value(number) instanceof Long known ? (known + 1) % LARGEST : null);
        return row.with(values);
    }
}
