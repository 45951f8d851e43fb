package dev.millrace.runtime.operator.window;

import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.state.KeyedTable;
import org.jspecify.annotations.Nullable;

/** What is kept per key: an object in the keys' table. */
final class KeyTable {

    private final KeyedTable table;
    private final int[] slots;

    KeyTable(KeyedTable table, int batchSize) {
        this.table = table;
        this.slots = new int[batchSize];
    }

    /** The slot of the key of a batch's selected row. */
    int slot(KeyColumns keys, int @Nullable [] selection, int position) {
        table.slots(keys.columns(), keys.hashes(), selection, position, position + 1, slots);
        return slots[position];
    }

    @Nullable
    Object get(int slot) {
        return table.objects(0)[slot];
    }

    void set(int slot, @Nullable Object value) {
        table.objects(0)[slot] = value;
    }

    KeyedTable table() {
        return table;
    }
}
