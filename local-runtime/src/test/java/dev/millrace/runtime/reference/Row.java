package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row.
 *
 * @param time event time
 * @param retraction whether it takes an earlier, equal row back
 */
record Row(List<@Nullable Object> values, long time, boolean retraction) {

    static Row of(long time, List<@Nullable Object> values) {
        return new Row(values, time, false);
    }

    @Nullable
    Object value(int field) {
        return values.get(field);
    }

    Row with(List<@Nullable Object> newValues) {
        return new Row(newValues, time, retraction);
    }

    /** The fields at some positions. */
    List<@Nullable Object> project(List<Integer> fields) {
        List<@Nullable Object> projected = new ArrayList<>();
        fields.forEach(field -> projected.add(values.get(field)));
        return projected;
    }
}
