package dev.millrace.model.document;

import java.util.Optional;

/**
 * A named value that a run can set and settings refer to as {@code ${name}}.
 *
 * @param defaultValue absent: every run must set it
 */
public record Parameter(String name, Type type, Optional<Value> defaultValue, String help) {

    /** What the parameter's value may be. {@link #SECRET} holds a reference, never the secret itself. */
    public enum Type {
        STRING,
        INT,
        DOUBLE,
        BOOLEAN,
        DURATION,
        TIMESTAMP,
        PATH,
        SECRET
    }
}
