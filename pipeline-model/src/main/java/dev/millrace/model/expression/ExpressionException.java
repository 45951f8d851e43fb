package dev.millrace.model.expression;

/** What is wrong with an expression, on its way to the compiler's result; it never leaves the package. */
final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int from;
    private final int to;

    /**
     * @param message one sentence for people
     * @param from offset in the user's text
     * @param to offset behind
     */
    ExpressionException(String message, int from, int to) {
        super(message, null, false, false);
        this.from = from;
        this.to = to;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    String sentence() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
