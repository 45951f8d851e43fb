package dev.millrace.model.spec;

/** What a source does with a line that it cannot read. */
public enum MalformedPolicy {
    /** The run fails with file, line and column. */
    FAIL,
    /** The line is dropped and counted. */
    SKIP,
    /** The line leaves by the {@code errors} port. */
    ERROR_OUTPUT
}
