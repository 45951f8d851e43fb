package dev.millrace.runtime.connector;

import dev.millrace.runtime.data.Column;

/** A source whose rows follow from their number, so that any of them can be computed at any time. */
public interface ComputedRows {

    /** Number of rows; {@link Long#MAX_VALUE}: without end. */
    long rows();

    /**
     * Computes one field of rows {@code first .. first + count - 1}, whoever else computes them, and writes it to the
     * column's rows from 0 on.
     *
     * @param field its position; always the same for one reader
     * @param count at most {@link Ordinals#BLOCK}
     * @throws ConnectorException if a row cannot be computed
     */
    void compute(Column to, int field, long first, int count);
}
