package dev.millrace.model.catalog;

import dev.millrace.model.expression.Casts;
import dev.millrace.model.expression.RowEvaluationException;
import java.time.Instant;
import java.util.OptionalLong;

/** Timestamps as documents write them, which is as expressions and files do: ISO 8601, UTC where no offset is given. */
public final class Timestamps {

    private Timestamps() {}

    /** Milliseconds since 1970-01-01T00:00:00Z, or empty if the text is no timestamp. */
    public static OptionalLong parse(String text) {
        try {
            return OptionalLong.of(Casts.parseTimestamp(text));
        } catch (RowEvaluationException notATimestamp) {
            return OptionalLong.empty();
        }
    }

    /** The form that documents write and {@link #parse} reads back, such as {@code 2026-01-01T00:00:00Z}. */
    public static String format(long epochMs) {
        return Instant.ofEpochMilli(epochMs).toString();
    }
}
