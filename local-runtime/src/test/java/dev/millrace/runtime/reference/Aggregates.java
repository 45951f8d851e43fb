package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Aggregates, from their definitions. */
public final class Aggregates {

    private Aggregates() {}

    /** Count of the rows; sum, least and largest of a field, null without a value. */
    public static List<@Nullable Object> of(List<Row> rows, int field) {
        List<Long> values = new ArrayList<>();
        for (Row row : rows) {
            if (row.value(field) instanceof Long value) {
                values.add(value);
            }
        }
        List<@Nullable Object> results = new ArrayList<>();
        results.add((long) rows.size());
        results.add(
                values.isEmpty()
                        ? null
                        : values.stream().mapToLong(Long::longValue).sum());
        results.add(values.stream().min(Comparator.naturalOrder()).orElse(null));
        results.add(values.stream().max(Comparator.naturalOrder()).orElse(null));
        return results;
    }
}
