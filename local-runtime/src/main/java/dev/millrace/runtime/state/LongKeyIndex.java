package dev.millrace.runtime.state;

import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one field that fits a long: the common case, without indirection. Keys that lie densely above zero (ids, as
 * they mostly are) are found in an array by the key itself; the others by hash. The array covers the keys below its
 * length, all of them; it grows when a new key shows that at least a quarter of a longer one would be in use.
 */
final class LongKeyIndex extends KeyIndex {

    private static final int NO_SLOT = -1;

    /** The array may be this many times as long as there are keys. */
    private static final int SPARSENESS = 4;

    /** The array that a small table may have whatever its keys are. */
    private static final int SMALL = 512;

    /** Slot plus 1 by key, or 0. */
    private int[] direct = new int[0];

    private long[] tableKeys = new long[2 * INITIAL_SLOTS];
    /** Slot plus 1, or 0 where the table is empty. */
    private int[] tableSlots = new int[2 * INITIAL_SLOTS];

    /** Keys in the table. */
    private int hashed;

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
            slots[i] = column.isNull(row) ? nullSlot(hashes[i]) : find(valueOf(column, row), hashes[i]);
        }
    }

    private static long valueOf(Column column, int row) {
        return column instanceof LongColumn longs ? longs.values()[row] : ((IntColumn) column).values()[row];
    }

    private int find(long key, int hash) {
        int[] byKey = direct;
        if (key >= 0 && key < byKey.length) {
            int slot = byKey[(int) key];
            return slot == 0 ? insertDirect(key, hash) : slot - 1;
        }
        return findHashed(key, hash);
    }

    private int insertDirect(long key, int hash) {
        int slot = takeSlot(key, hash);
        direct[(int) key] = slot + 1;
        return slot;
    }

    private int findHashed(long key, int hash) {
        int mask = tableSlots.length - 1;
        int at = mix(hash) & mask;
        while (true) {
            int slot = tableSlots[at];
            if (slot == 0) {
                return insertHashed(key, hash, at);
            }
            if (tableKeys[at] == key) {
                return slot - 1;
            }
            at = (at + 1) & mask;
        }
    }

    private int insertHashed(long key, int hash, int at) {
        if (key >= 0 && key < Math.max(SMALL, (long) SPARSENESS * size())) {
            growDirect(key);
            return insertDirect(key, hash);
        }
        int slot = takeSlot(key, hash);
        hashed++;
        if (2 * hashed > tableSlots.length) {
            rebuildTable(2 * tableSlots.length);
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

    private int nullSlot(int hash) {
        if (nullSlot == NO_SLOT) {
            nullSlot = takeSlot(0, hash);
        }
        return nullSlot;
    }

    /** Makes the array long enough for a key, and moves the keys that it now covers into it. */
    private void growDirect(long key) {
        int length = Math.max(SMALL, Integer.highestOneBit((int) key) << 1);
        int covered = direct.length;
        direct = Arrays.copyOf(direct, length);
        if (hashed == 0) {
            return;
        }
        for (int slot = 0; slot < size(); slot++) {
            long moved = keyOfSlot[slot];
            if (moved >= covered && moved < length && slot != nullSlot) {
                direct[(int) moved] = slot + 1;
                hashed--;
            }
        }
        rebuildTable(tableSlots.length);
    }

    private void rebuildTable(int capacity) {
        int mask = capacity - 1;
        tableKeys = new long[capacity];
        tableSlots = new int[capacity];
        for (int slot = 0; slot < size(); slot++) {
            long key = keyOfSlot[slot];
            if (slot == nullSlot || (key >= 0 && key < direct.length)) {
                continue;
            }
            int at = mix(hashOfSlot[slot]) & mask;
            while (tableSlots[at] != 0) {
                at = (at + 1) & mask;
            }
            tableKeys[at] = key;
            tableSlots[at] = slot + 1;
        }
    }

    @Override
    void slots(KeyIndex other, int from, int to, int[] slots) {
        LongKeyIndex that = (LongKeyIndex) other;
        for (int i = from; i < to; i++) {
            slots[i] = i == that.nullSlot ? nullSlot(that.hashOfSlot[i]) : find(that.keyOfSlot[i], that.hashOfSlot[i]);
        }
    }

    @Override
    void hashes(int from, int count, int[] to) {
        System.arraycopy(hashOfSlot, from, to, 0, count);
    }

    @Override
    void copyKeys(KeyIndex other, int[] slots, int from, int count) {
        LongKeyIndex that = (LongKeyIndex) other;
        if (keyOfSlot.length < count) {
            keyOfSlot = new long[count];
            hashOfSlot = new int[count];
        }
        for (int i = 0; i < count; i++) {
            int slot = slots[from + i];
            keyOfSlot[i] = that.keyOfSlot[slot];
            hashOfSlot[i] = that.hashOfSlot[slot];
            if (slot == that.nullSlot) {
                nullSlot = i;
            }
        }
    }

    @Override
    void keys(int from, int count, Column[] to, int at) {
        Column column = to[0];
        if (column instanceof LongColumn longs) {
            System.arraycopy(keyOfSlot, from, longs.values(), at, count);
        } else {
            int[] values = ((IntColumn) column).values();
            for (int i = 0; i < count; i++) {
                values[at + i] = (int) keyOfSlot[from + i];
            }
        }
        for (int i = 0; i < count; i++) {
            column.setNotNull(at + i);
        }
        if (nullSlot >= from && nullSlot < from + count) {
            column.setNull(at + nullSlot - from);
        }
    }

    @Override
    void clearKeys() {
        Arrays.fill(direct, 0);
        if (hashed > 0) {
            Arrays.fill(tableSlots, 0);
            hashed = 0;
        }
        nullSlot = NO_SLOT;
    }

    @Override
    long sizeBytes() {
        return 4L * direct.length + 12L * tableSlots.length + 12L * keyOfSlot.length;
    }
}
