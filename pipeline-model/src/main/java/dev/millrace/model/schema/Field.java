package dev.millrace.model.schema;

import java.util.Objects;

/** A named, typed column of a schema. */
public record Field(String name, DataType type, boolean nullable) {
    public Field {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    public static Field nullable(String name, DataType type) {
        return new Field(name, type, true);
    }

    public static Field required(String name, DataType type) {
        return new Field(name, type, false);
    }
}
