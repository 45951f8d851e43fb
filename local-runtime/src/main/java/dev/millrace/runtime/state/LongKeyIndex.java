package dev.millrace.runtime.state;

import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys of one field that fits a long: the common case, without indirection. */
final class LongKeyIndex extends KeyIndex {

    private static final int NO_SLOT = -1;

    private long[] tableKeys = new long[2 * INITIAL_SLOTS];
    /** Slot plus 1, or 0 where the table is empty. */
    private int[] tableSlots = new int[2 * INITIAL_SLOTS];

    private int mask = 2 * INITIAL_SLOTS - 1;
    private long[] keyOfSlot = new long[INITIAL_SLOTS];
    private int[] hashOfSlot = new int[INITIAL_SLOTS];
    private int nullSlot = NO_SLOT;

    @Override
    void slots(Column[] keys, int[] hashes, int @Nullable [] rows, int from, int to, int[] slots) {
        Column column = keys[0];
        if (column instanceof LongColumn longs && !column.hasNulls()) {
            long[] values = longs.values();
            for (int i = from; i < to; i++) {
                slots[i] = find(values[rows == null ? i : rows[i]], hashes[i]);
            }
            return;
        }
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            slots[i] = column.isNull(row) ? nullSlot() : find(valueOf(column, row), hashes[i]);
        }
    }

    private static long valueOf(Column column, int row) {
        return column instanceof LongColumn longs ? longs.values()[row] : ((IntColumn) column).values()[row];
    }

    private int find(long key, int hash) {
        int at = mix(hash) & mask;
        while (true) {
            int slot = tableSlots[at];
            if (slot == 0) {
                return insert(key, hash, at);
            }
            if (tableKeys[at] == key) {
                return slot - 1;
            }
            at = (at + 1) & mask;
        }
    }

    private int insert(long key, int hash, int at) {
        int slot = takeSlot(key, hash);
        if (2 * size() > tableSlots.length) {
            rebuild();
        } else {
            tableKeys[at] = key;
            tableSlots[at] = slot + 1;
        }
        return slot;
    }

    private int takeSlot(long key, int hash) {
        int slot = newSlot();
        if (slot == keyOfSlot.length) {
            keyOfSlot = Arrays.copyOf(keyOfSlot, 2 * slot);
            hashOfSlot = Arrays.copyOf(hashOfSlot, 2 * slot);
        }
        keyOfSlot[slot] = key;
        hashOfSlot[slot] = hash;
        return slot;
    }

    private int nullSlot() {
        if (nullSlot == NO_SLOT) {
            nullSlot = takeSlot(0, 0);
        }
        return nullSlot;
    }

    private void rebuild() {
        int capacity = 2 * tableSlots.length;
        mask = capacity - 1;
        tableKeys = new long[capacity];
        tableSlots = new int[capacity];
        for (int slot = 0; slot < size(); slot++) {
            if (slot == nullSlot) {
                continue;
            }
            int at = mix(hashOfSlot[slot]) & mask;
            while (tableSlots[at] != 0) {
                at = (at + 1) & mask;
            }
            tableKeys[at] = keyOfSlot[slot];
            tableSlots[at] = slot + 1;
        }
    }

    @Override
    void slots(KeyIndex other, int from, int to, int[] slots) {
        LongKeyIndex that = (LongKeyIndex) other;
        for (int i = from; i < to; i++) {
            slots[i] = i == that.nullSlot ? nullSlot() : find(that.keyOfSlot[i], that.hashOfSlot[i]);
        }
    }

    @Override
    void keys(int from, int count, Column[] to, int at) {
        Column column = to[0];
        for (int i = 0; i < count; i++) {
            if (from + i == nullSlot) {
                column.setNull(at + i);
                continue;
            }
            column.setNotNull(at + i);
            if (column instanceof LongColumn longs) {
                longs.values()[at + i] = keyOfSlot[from + i];
            } else {
                ((IntColumn) column).values()[at + i] = (int) keyOfSlot[from + i];
            }
        }
    }

    @Override
    long sizeBytes() {
        return 12L * tableSlots.length + 12L * keyOfSlot.length;
    }
}
