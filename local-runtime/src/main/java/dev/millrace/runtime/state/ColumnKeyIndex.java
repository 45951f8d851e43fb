package dev.millrace.runtime.state;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.ObjectColumn;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys of any types and number of fields, kept as columns. Two nulls are one key; so are 0.0 and -0.0, and two NaNs. */
final class ColumnKeyIndex extends KeyIndex {

    private final List<DataType> types;
    private Column[] stored;
    private int[] hashOfSlot = new int[INITIAL_SLOTS];
    /** Slot plus 1, or 0 where the table is empty. */
    private int[] table = new int[2 * INITIAL_SLOTS];

    ColumnKeyIndex(List<DataType> types) {
        this.types = types;
        this.stored = columns(INITIAL_SLOTS);
    }

    private Column[] columns(int capacity) {
        return types.stream().map(type -> Column.create(type, capacity)).toArray(Column[]::new);
    }

    @Override
    void clearKeys() {
        Arrays.fill(table, 0);
        for (Column column : stored) {
            column.clear();
        }
    }

    @Override
    void slots(Column[] keys, int[] hashes, int @Nullable [] rows, int from, int to, int[] slots) {
        for (int i = from; i < to; i++) {
            slots[i] = find(keys, rows == null ? i : rows[i], hashes[i]);
        }
    }

    @Override
    void slots(KeyIndex other, int from, int to, int[] slots) {
        ColumnKeyIndex that = (ColumnKeyIndex) other;
        for (int i = from; i < to; i++) {
            slots[i] = find(that.stored, i, that.hashOfSlot[i]);
        }
    }

    private int find(Column[] keys, int row, int hash) {
        int mask = table.length - 1;
        int at = mix(hash) & mask;
        while (table[at] != 0) {
            int slot = table[at] - 1;
            if (hashOfSlot[slot] == hash && sameKey(keys, row, slot)) {
                return slot;
            }
            at = (at + 1) & mask;
        }
        return insert(keys, row, hash, at);
    }

    private int insert(Column[] keys, int row, int hash, int at) {
        int slot = newSlot();
        if (slot == hashOfSlot.length) {
            growSlots();
        }
        hashOfSlot[slot] = hash;
        for (int k = 0; k < stored.length; k++) {
            stored[k].copy(slot, keys[k], row);
        }
        if (2 * size() > table.length) {
            rebuild();
        } else {
            table[at] = slot + 1;
        }
        return slot;
    }

    private void growSlots() {
        int old = hashOfSlot.length;
        hashOfSlot = Arrays.copyOf(hashOfSlot, 2 * old);
        int[] all = new int[old];
        Arrays.setAll(all, i -> i);
        Column[] grown = columns(2 * old);
        for (int k = 0; k < grown.length; k++) {
            grown[k].gather(0, stored[k], all, 0, old);
        }
        stored = grown;
    }

    private void rebuild() {
        table = new int[2 * table.length];
        int mask = table.length - 1;
        for (int slot = 0; slot < size(); slot++) {
            int at = mix(hashOfSlot[slot]) & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = slot + 1;
        }
    }

    private boolean sameKey(Column[] keys, int row, int slot) {
        for (int k = 0; k < stored.length; k++) {
            if (!sameValue(stored[k], slot, keys[k], row)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two values are one key; see the class. */
    static boolean sameValue(Column stored, int slot, Column key, int row) {
        if (stored.isNull(slot) || key.isNull(row)) {
            return stored.isNull(slot) && key.isNull(row);
        }
        return switch (stored) {
            case LongColumn longs -> longs.values()[slot] == ((LongColumn) key).values()[row];
            case IntColumn ints -> ints.values()[slot] == ((IntColumn) key).values()[row];
            case BooleanColumn flags -> flags.values()[slot] == ((BooleanColumn) key).values()[row];
            case DoubleColumn doubles -> sameDouble(doubles.values()[slot], ((DoubleColumn) key).values()[row]);
            case BytesColumn bytes -> sameBytes(bytes, slot, (BytesColumn) key, row);
            case ObjectColumn objects -> sameObject(objects.values()[slot], ((ObjectColumn) key).values()[row]);
        };
    }

    private static boolean sameDouble(double a, double b) {
        return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }

    private static boolean sameBytes(BytesColumn a, int slot, BytesColumn b, int row) {
        int start = a.starts()[slot];
        int length = a.lengths()[slot];
        int otherStart = b.starts()[row];
        return length == b.lengths()[row]
                && Arrays.equals(a.heap(), start, start + length, b.heap(), otherStart, otherStart + length);
    }

    private static boolean sameObject(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.compareTo(y) == 0;
        }
        return Objects.equals(a, b);
    }

    @Override
    void hashes(int from, int count, int[] to) {
        System.arraycopy(hashOfSlot, from, to, 0, count);
    }

    @Override
    void copyKeys(KeyIndex other, int[] slots, int from, int count) {
        ColumnKeyIndex that = (ColumnKeyIndex) other;
        if (hashOfSlot.length < count) {
            hashOfSlot = new int[count];
            stored = columns(count);
        }
        for (int i = 0; i < count; i++) {
            hashOfSlot[i] = that.hashOfSlot[slots[from + i]];
        }
        for (int k = 0; k < stored.length; k++) {
            stored[k].gather(0, that.stored[k], slots, from, count);
        }
    }

    @Override
    void keys(int from, int count, Column[] to, int at) {
        for (int k = 0; k < stored.length; k++) {
            for (int i = 0; i < count; i++) {
                to[k].copy(at + i, stored[k], from + i);
            }
        }
    }

    @Override
    long sizeBytes() {
        long bytes = 4L * table.length + 4L * hashOfSlot.length;
        for (Column column : stored) {
            bytes += column.sizeBytes(size());
        }
        return bytes;
    }
}
