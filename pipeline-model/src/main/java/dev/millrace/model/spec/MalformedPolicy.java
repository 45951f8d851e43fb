package dev.millrace.model.spec;

/** What a source does with a line that it cannot read. */
public enum MalformedPolicy {
    /** The line leaves by the {@code errors} port if an edge begins there; otherwise the run fails. */
    OUTPUT_OR_FAIL,
    /** The run fails with file, line and column. */
    FAIL,
    /** The line is dropped and counted. */
    SKIP,
    /** The line leaves by the {@code errors} port. */
    ERROR_OUTPUT;

    /** What it comes to when it is known whether an edge begins at the port. */
    public MalformedPolicy resolve(boolean connected) {
        if (this != OUTPUT_OR_FAIL) {
            return this;
        }
        return connected ? ERROR_OUTPUT : FAIL;
    }

    /** Whether the text of a line may be wanted. */
    public boolean mayHandOn() {
        return this == OUTPUT_OR_FAIL || this == ERROR_OUTPUT;
    }
}
