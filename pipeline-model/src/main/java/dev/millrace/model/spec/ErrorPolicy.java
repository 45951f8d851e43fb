package dev.millrace.model.spec;

/** What an operator does with a row that it cannot work on: a null or impossible event time, an overflow. */
public enum ErrorPolicy {
    /** The row leaves by the error output if an edge begins there; otherwise the run fails. */
    OUTPUT_OR_FAIL,

    /** The run fails and names the node and the row. */
    FAIL,

    /** The row leaves by the error output, and is counted if no edge begins there. */
    OUTPUT,

    /** The row goes no further, and is counted. */
    SKIP;

    /** What it comes to when it is known whether an edge begins at the error output. */
    public ErrorPolicy resolve(boolean connected) {
        if (this != OUTPUT_OR_FAIL) {
            return this;
        }
        return connected ? OUTPUT : FAIL;
    }
}
