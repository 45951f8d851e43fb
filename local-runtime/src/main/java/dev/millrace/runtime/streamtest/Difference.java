package dev.millrace.runtime.streamtest;

/**
 * Something that was expected and did not come, or came and was not expected, or both.
 *
 * @param step number of the step, from 1; 0: compared over all steps
 * @param what what the step does, in a few words
 * @param port name of the port, or of the node that failed
 * @param expected as text; empty: nothing more
 * @param actual as text; empty: nothing more
 */
public record Difference(int step, String what, String port, String expected, String actual) {

    /** As one line, for reports without columns. */
    public String text() {
        String where = (step == 0 ? "all steps" : "step " + step + " (" + what + ")") + " at " + port;
        return where + ": expected " + (expected.isEmpty() ? "nothing" : expected) + ", came "
                + (actual.isEmpty() ? "nothing" : actual);
    }
}
