package dev.millrace.runtime.state;

import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/**
 * One row per key, in the order in which keys were first seen, as columns: the key's fields and the accumulators. Rows
 * are addressed by slot, 0 to {@link #size()} - 1. Accumulators of a new row are zero, or null for objects.
 */
public interface KeyedTable {

    int size();

    /** Forgets every row; the memory stays for those to come. */
    void clear();

    /** Sets every accumulator back to zero, or null for objects, and keeps the keys. */
    void clearAccumulators();

    /**
     * Finds or makes the slots of keys.
     *
     * @param keys key columns of a batch
     * @param hashes by position in {@code rows}, from {@link dev.millrace.runtime.expression.KeyHash}
     * @param rows positions in the columns; null: from, from + 1, ...
     * @param from first element of {@code rows}, {@code hashes} and {@code slots} to look at
     * @param to end of them
     * @param slots where the slots go
     */
    void slots(Column[] keys, int[] hashes, int @Nullable [] rows, int from, int to, int[] slots);

    /** Finds or makes the slots of another table's rows {@code from} to {@code to - 1}; the key types are equal. */
    void slots(KeyedTable other, int from, int to, int[] slots);

    /** The hashes of the keys of slots {@code from .. from + count - 1}, as they were given. */
    void hashes(int from, int count, int[] to);

    /**
     * Forgets every row and takes copies of some of another table's. The result can be read, also by {@link
     * #slots(KeyedTable, int, int, int[])} of a third table; it must never be asked for slots itself.
     *
     * @param slots the other table's slots to take, elements {@code from} to {@code from + count - 1}
     */
    void copySlots(KeyedTable other, int[] slots, int from, int count);

    /** Sets the accumulators of a slot back to zero, or null for objects. */
    void reset(int slot);

    /** Writes the key fields of slots {@code from .. from + count - 1} to columns, at {@code at} and on. */
    void keys(int from, int count, Column[] to, int at);

    /** An accumulator column by slot; replaced when the table grows, so fetch it again after {@link #slots}. */
    long[] longs(int accumulator);

    double[] doubles(int accumulator);

    @Nullable
    Object[] objects(int accumulator);

    /** Bytes held on the heap. */
    long sizeBytes();
}
