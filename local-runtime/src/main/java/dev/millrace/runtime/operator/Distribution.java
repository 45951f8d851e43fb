package dev.millrace.runtime.operator;

import java.util.List;

/** How the rows of an input port may be spread over an operator's subtasks. */
public sealed interface Distribution {

    /** Any subtask takes any row. */
    Distribution ANYWHERE = new Anywhere();

    /** Every subtask takes every row: a broadcast. */
    Distribution EVERYWHERE = new Everywhere();

    static Distribution byKey(List<Integer> fields) {
        return new ByKey(fields);
    }

    /** See {@link #ANYWHERE}. */
    record Anywhere() implements Distribution {}

    /**
     * Rows with equal keys meet in one subtask, from whichever port they come.
     *
     * @param fields positions of the key fields; none: all rows go to one subtask, and the operator has no other
     */
    record ByKey(List<Integer> fields) implements Distribution {
        public ByKey {
            fields = List.copyOf(fields);
        }
    }

    /** See {@link #EVERYWHERE}. */
    record Everywhere() implements Distribution {}
}
