package dev.millrace.runtime.state;

import java.util.Optional;

/**
 * Tables of accumulators by namespace: a window's or pane's start, or 0 where there is only one. Belongs to one
 * subtask's thread.
 */
public interface KeyedTables {

    /** The table of a namespace, made when absent. */
    KeyedTable table(long namespace);

    Optional<KeyedTable> find(long namespace);

    /** Forgets a namespace. Its table may be read until the next one is made, which may take over its memory. */
    void drop(long namespace);

    /** Namespaces with a table, ascending. */
    long[] namespaces();
}
