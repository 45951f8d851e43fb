package dev.millrace.model.operator.setting;

import dev.millrace.model.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Settings of an example, in the order in which they are written. */
public final class Example {

    private Example() {}

    /** Pairs of a key and a value: text, a whole number, a flag, a {@link Value}, or a list of them. */
    public static Map<String, Value> settings(Object... pairs) {
        Map<String, Value> settings = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put((String) pairs[i], value(pairs[i + 1]));
        }
        return settings;
    }

    /** A nested record of such pairs. */
    public static Value record(Object... pairs) {
        return Value.of(settings(pairs));
    }

    /** A list of such values. */
    public static Value list(Object... elements) {
        return Value.of(Stream.of(elements).map(Example::value).toList());
    }

    private static Value value(Object plain) {
        if (plain instanceof Value value) {
            return value;
        }
        if (plain instanceof Boolean flag) {
            return Value.of(flag);
        }
        if (plain instanceof Integer || plain instanceof Long) {
            return Value.of(((Number) plain).longValue());
        }
        return plain instanceof List<?> list ? list(list.toArray()) : Value.of((String) plain);
    }
}
