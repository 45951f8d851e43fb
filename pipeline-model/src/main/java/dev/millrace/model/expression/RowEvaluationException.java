package dev.millrace.model.expression;

/**
 * An expression has no value on some row. The message is one sentence for people that names the value; who evaluates
 * adds the node and the row. It carries no stack trace: a pipeline that skips bad rows may meet millions.
 */
public final class RowEvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there is no value. */
    public enum Code {
        /** The result does not fit its type. */
        OVERFLOW,
        DIVISION_BY_ZERO,
        /** A value that the cast's target type cannot hold or a text that does not spell one. */
        BAD_CAST,
        /** An argument outside the function's domain: a square root of -1, a pattern that does not parse. */
        BAD_ARGUMENT
    }

    private final Code code;

    public RowEvaluationException(Code code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    static RowEvaluationException overflow(String what) {
        return new RowEvaluationException(Code.OVERFLOW, what);
    }

    static RowEvaluationException badCast(String what) {
        return new RowEvaluationException(Code.BAD_CAST, what);
    }

    static RowEvaluationException badArgument(String what) {
        return new RowEvaluationException(Code.BAD_ARGUMENT, what);
    }

    /** A value as messages show it: quoted, and cut where it is long. */
    static String shown(String text) {
        int limit = 60;
        String cut = text.codePointCount(0, text.length()) <= limit
                ? text
                : text.substring(0, text.offsetByCodePoints(0, limit)) + "…";
        return "'" + cut.replace("\n", "\\n").replace("\r", "\\r") + "'";
    }
}
