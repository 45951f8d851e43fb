package dev.millrace.benchmarks.flink;

import java.io.Serializable;

/** Makes the row of a number. */
interface RowFunction<T> extends Serializable {

    /** An object to be filled. */
    T create();

    /** Fills the object with row n and returns it, or a new object where it cannot be filled. */
    T fill(T reuse, long n);
}
