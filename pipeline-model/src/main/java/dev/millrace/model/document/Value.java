package dev.millrace.model.document;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A setting's value as the document holds it: JSON's values as an immutable Java value. */
public sealed interface Value {

    /** Text; may hold parameter references such as {@code ${name}}. */
    record Text(String text) implements Value {}

    record Numeric(BigDecimal number) implements Value {
        public static Numeric of(long number) {
            return new Numeric(BigDecimal.valueOf(number));
        }

        /** Numbers are equal by value: 1.0 equals 1.00. */
        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Numeric that && number.compareTo(that.number) == 0;
        }

        @Override
        public int hashCode() {
            return number.stripTrailingZeros().hashCode();
        }
    }

    record Flag(boolean flag) implements Value {}

    /** JSON's null: only as an element of inline rows. */
    record Null() implements Value {}

    record ListOf(List<Value> elements) implements Value {
        public ListOf {
            elements = List.copyOf(elements);
        }
    }

    /** Named values in document order. */
    record RecordOf(Map<String, Value> fields) implements Value {
        public RecordOf {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return Numeric.of(number);
    }

    static Value of(boolean flag) {
        return new Flag(flag);
    }

    static Value of(List<? extends Value> elements) {
        return new ListOf(List.copyOf(elements));
    }

    static Value of(Map<String, ? extends Value> fields) {
        return new RecordOf(new LinkedHashMap<>(fields));
    }
}
