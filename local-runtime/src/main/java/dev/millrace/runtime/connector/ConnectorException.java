package dev.millrace.runtime.connector;

/** Data that a connector cannot take, such as a malformed line under the policy to fail. */
public final class ConnectorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code stable name such as {@code MALFORMED_LINE} */
    public ConnectorException(String code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * A line that cannot be read.
     *
     * @param line from 1
     * @param column from 1, or 0 if unknown
     */
    public static ConnectorException malformedLine(String file, long line, int column, String message) {
        String place = column > 0 ? ", column " + column : "";
        return new ConnectorException("MALFORMED_LINE", file + ", line " + line + place + ": " + message);
    }

    public String code() {
        return code;
    }
}
