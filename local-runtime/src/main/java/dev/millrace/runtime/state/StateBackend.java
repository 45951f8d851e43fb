package dev.millrace.runtime.state;

import dev.millrace.model.schema.DataType;
import java.util.List;

/**
 * Where one subtask keeps its operators' state. Operators keep state here and nowhere else, so that a backend can
 * snapshot it by key group, restore it at another parallelism, and keep it on the heap or on disk.
 */
public interface StateBackend {

    /**
     * Keyed tables of one operator: a table of accumulators per namespace. Asking again with the same name gives the
     * same tables.
     *
     * @param name stable within the operator
     * @param keys types of the key fields; none: one row under the empty key
     * @param accumulators what each row holds beside its key
     */
    KeyedTables tables(String node, String name, List<DataType> keys, List<AccumulatorType> accumulators);

    /**
     * Rows of one operator by key. Asking again with the same name gives the same rows.
     *
     * @param types of a row's fields
     * @param keyFields positions of the key's fields among them
     */
    KeyedRows rows(String node, String name, List<DataType> types, List<Integer> keyFields);

    /**
     * Rows of one operator by namespace. Asking again with the same name gives the same rows.
     *
     * @param types of a row's fields
     */
    RowStore rowStore(String node, String name, List<DataType> types);

    /**
     * Partial matches of one operator over its rows of the same name. Asking again with the same name gives the same
     * ones.
     *
     * @param rows from {@link #rows}, which keeps its counts for them
     */
    PartialMatches matches(String node, String name, KeyedRows rows);

    /**
     * Timers of one operator. Asking again with the same name gives the same timers.
     *
     * @param name stable within the operator
     */
    TimerQueue timers(String node, String name);
}
