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

    public String code() {
        return code;
    }
}
