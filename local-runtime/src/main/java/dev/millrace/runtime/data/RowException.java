package dev.millrace.runtime.data;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row that an expression or aggregate cannot take: overflow, division by zero, a failed cast. It is about data and may
 * come with every row, so it has no stack trace.
 */
public final class RowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The error belongs to no single row of the batch. */
    public static final int NO_ROW = -1;

    private final int row;
    private final String code;
    private final @Nullable String text;

    /**
     * @param row position in the batch's columns, or {@link #NO_ROW}
     * @param code stable name such as {@code OVERFLOW}
     */
    public RowException(int row, String code, String message) {
        this(row, code, message, null);
    }

    /** @param text the row as people read it, where it is known */
    public RowException(int row, String code, String message, @Nullable String text) {
        super(message, null, false, false);
        this.row = row;
        this.code = code;
        this.text = text;
    }

    public int row() {
        return row;
    }

    public String code() {
        return code;
    }

    /** The row as people read it, where it is known. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }
}
