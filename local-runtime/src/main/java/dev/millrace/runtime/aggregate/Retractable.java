package dev.millrace.runtime.aggregate;

import org.jspecify.annotations.Nullable;

/** One aggregate of one group, from which values can be taken away again. */
interface Retractable {

    /**
     * A value comes.
     *
     * @param value not null
     * @param by what argmin and argmax compare; null without
     * @param row the row that has it
     * @throws dev.millrace.runtime.data.RowException if the result would not fit; then nothing has changed
     */
    void add(Object value, @Nullable Object by, GroupRow row);

    /** A value that was added, of the same row, goes; as {@link #add}. */
    void remove(Object value, @Nullable Object by, GroupRow row);

    /** The result, boxed; null without values. */
    @Nullable
    Object result();

    /**
     * A row of a group: its event time, and its number among those that came.
     *
     * @param time 0 without event time
     */
    record GroupRow(long time, long number) {}
}
