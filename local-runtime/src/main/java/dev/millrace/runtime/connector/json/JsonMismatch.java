package dev.millrace.runtime.connector.json;

/** A JSON value that is not what its column takes. Carries no stack: it is a message about data. */
final class JsonMismatch extends Exception {

    private static final long serialVersionUID = 1L;

    JsonMismatch(String message) {
        super(message, null, false, false);
    }
}
