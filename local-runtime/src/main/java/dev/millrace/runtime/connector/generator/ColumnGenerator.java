package dev.millrace.runtime.connector.generator;

import dev.millrace.runtime.data.Column;

/** Computes one column of consecutive rows. One instance belongs to one thread. */
interface ColumnGenerator {

    /** Writes the values of rows {@code first .. first + count - 1} to the column's rows from 0 on. */
    void fill(Column column, long first, int count);
}
