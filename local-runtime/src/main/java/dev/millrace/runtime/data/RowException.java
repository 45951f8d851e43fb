package dev.millrace.runtime.data;

/** A row that an expression or aggregate cannot take: overflow, division by zero, a failed cast. */
public final class RowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The error belongs to no single row of the batch. */
    public static final int NO_ROW = -1;

    private final int row;
    private final String code;

    /**
     * @param row position in the batch's columns, or {@link #NO_ROW}
     * @param code stable name such as {@code OVERFLOW}
     */
    public RowException(int row, String code, String message) {
        super(message);
        this.row = row;
        this.code = code;
    }

    public int row() {
        return row;
    }

    public String code() {
        return code;
    }
}
