package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row.
 *
 * @param time event time
 * @param retraction whether it takes an earlier, equal row back
 */
public record Row(List<@Nullable Object> values, long time, boolean retraction) {

    /** A row that comes and stays. */
    public static Row of(long time, List<@Nullable Object> values) {
        return new Row(values, time, false);
    }

    @Nullable
    public Object value(int field) {
        return values.get(field);
    }

    /** A value that is not null. */
    public Object known(int field) {
        return Objects.requireNonNull(values.get(field));
    }

    /** The change of the same kind and time with other values. */
    public Row with(List<@Nullable Object> newValues) {
        return new Row(newValues, time, retraction);
    }

    /** The same at another event time. */
    public Row at(long newTime) {
        return new Row(values, newTime, retraction);
    }

    /** The same, taking an earlier row back or not. */
    public Row asRetraction(boolean isRetraction) {
        return new Row(values, time, isRetraction);
    }

    /** The kind of change, as sinks write it. */
    public String change() {
        return retraction ? "retract" : "insert";
    }

    /** The fields at some positions. */
    public List<@Nullable Object> project(List<Integer> fields) {
        List<@Nullable Object> projected = new ArrayList<>();
        fields.forEach(field -> projected.add(values.get(field)));
        return projected;
    }
}
