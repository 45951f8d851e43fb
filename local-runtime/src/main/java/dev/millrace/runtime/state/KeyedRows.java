package dev.millrace.runtime.state;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows by key, as columns: what joins keep. The rows of a key are a list, sorted by a time and, at one time, in the
 * order in which they were added. Rows are addressed by numbers that stay theirs until they are removed; a key is
 * forgotten with its last row.
 *
 * <p>Rows lie in blocks of columns, and a removed row's place is used again. Texts are appended to their block's heap,
 * so a block's texts are written anew after as many removals as it has rows. Beside its values a row takes 24 bytes
 * (two links, key, time, and a count), a key 24 to 48.
 *
 * <p>Two nulls are one key here; a join does not look for them.
 */
public final class KeyedRows {

    /** No row, no key. */
    public static final int NONE = -1;

    private static final int BLOCK_BITS = 10;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int INITIAL = 64;
    /** The array of keys by value may be this many times as long as there are keys, and is at least so long. */
    private static final int SPARSENESS = 4;

    private static final int SMALL = 512;

    private final List<DataType> types;
    private final int[] keyFields;
    /** Whether a row has texts, which have to be taken out of use when it is removed. */
    private final boolean hasTexts;
    /** Whether the key is one field that fits a long, and so lies in {@link #longKeys}. */
    private final boolean longKey;

    private final List<Column[]> blocks = new ArrayList<>();
    private int[] removedOf = new int[INITIAL];

    // By row.
    private int[] next = new int[INITIAL];
    private int[] previous = new int[INITIAL];
    private int[] keyOf = new int[INITIAL];
    private int[] counts = new int[INITIAL];
    private long[] times = new long[INITIAL];
    private int rows;
    private int freeRow = NONE;
    private int size;

    // By key.
    private int[] heads = new int[INITIAL];
    private int[] tails = new int[INITIAL];
    private int[] hashes = new int[INITIAL];
    private int[] nextKey = new int[INITIAL];
    private int[] lengths = new int[INITIAL];
    private long[] longKeys = new long[INITIAL];
    /** The key that is null and has no value in {@link #longKeys}. */
    private int nullKey = NONE;

    private int keys;
    private int freeKey = NONE;
    private int keysInUse;

    /** Key plus 1, or 0. */
    private int[] buckets = new int[2 * INITIAL];

    /** As {@link #buckets} by the key's value, if that is a long and small: ids mostly lie densely above zero. */
    private int[] direct = new int[0];

    /**
     * @param types of the fields of a row
     * @param keyFields positions of those that are the key
     */
    public KeyedRows(List<DataType> types, List<Integer> keyFields) {
        this.types = List.copyOf(types);
        this.keyFields = keyFields.stream().mapToInt(Integer::intValue).toArray();
        this.hasTexts = types.stream().anyMatch(type -> Column.create(type, 1) instanceof BytesColumn);
        this.longKey = keyFields.size() == 1 && Column.create(types.get(keyFields.getFirst()), 1) instanceof LongColumn;
    }

    /** Rows kept. */
    public int size() {
        return size;
    }

    /** Keys that have a row. */
    public int keys() {
        return keysInUse;
    }

    /**
     * The key equal to a row's, or {@link #NONE}.
     *
     * @param columns of the key's fields
     * @param hash from {@link dev.millrace.runtime.expression.KeyHash}
     */
    public int find(Column[] columns, int row, int hash) {
        if (longKey && !columns[0].isNull(row)) {
            return find(((LongColumn) columns[0]).values()[row], hash);
        }
        int key = buckets[KeyIndex.mix(hash) & (buckets.length - 1)] - 1;
        while (key != NONE && !(hashes[key] == hash && hasKey(key, columns, row))) {
            key = nextKey[key];
        }
        return key;
    }

    /**
     * Finds the keys of rows, none of which has a null in its key.
     *
     * @param rows positions in the columns; null: 0, 1, ...
     * @param hashes by position in {@code rows}
     * @param keys where each row's key goes, or {@link #NONE}
     */
    public void find(Column[] columns, int @Nullable [] rows, int count, int[] hashes, int[] keys) {
        if (longKey) {
            long[] values = ((LongColumn) columns[0]).values();
            for (int i = 0; i < count; i++) {
                keys[i] = find(values[rows == null ? i : rows[i]], hashes[i]);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            keys[i] = find(columns, rows == null ? i : rows[i], hashes[i]);
        }
    }

    private int find(long value, int hash) {
        if (value >= 0 && value < direct.length) {
            return direct[(int) value] - 1;
        }
        int key = buckets[KeyIndex.mix(hash) & (buckets.length - 1)] - 1;
        while (key != NONE && (longKeys[key] != value || key == nullKey)) {
            key = nextKey[key];
        }
        return key;
    }

    private boolean hasKey(int key, Column[] columns, int row) {
        int stored = tails[key];
        Column[] block = blocks.get(stored >> BLOCK_BITS);
        for (int k = 0; k < keyFields.length; k++) {
            if (!ColumnKeyIndex.sameValue(block[keyFields[k]], stored & (BLOCK - 1), columns[k], row)) {
                return false;
            }
        }
        return true;
    }

    /** Adds a copy of a row under its key behind all that are not later. */
    public int add(Column[] from, int fromRow, Column[] keyColumns, int hash, long time) {
        int key = find(keyColumns, fromRow, hash);
        return key == NONE ? add(from, fromRow, NONE, hash, time, NONE) : add(from, fromRow, key, time);
    }

    /** Adds a copy of a row under a key that has rows, behind all that are not later. */
    public int add(Column[] from, int fromRow, int key, long time) {
        int after = tails[key];
        while (after != NONE && times[after] > time) {
            after = previous[after];
        }
        return add(from, fromRow, key, hashes[key], time, after);
    }

    /**
     * Adds a copy of a row at a place of its own choice, where the order is not one by time.
     *
     * @param key from {@link #find}
     * @param after the row before it, or {@link #NONE}: the key's first
     */
    public int add(Column[] from, int fromRow, int key, int hash, long time, int after) {
        int row = newRow();
        Column[] block = blocks.get(row >> BLOCK_BITS);
        for (int c = 0; c < block.length; c++) {
            block[c].copy(row & (BLOCK - 1), from[c], fromRow);
        }
        int of = key;
        if (key == NONE) {
            of = newKey(hash);
            if (longKey) {
                LongColumn value = (LongColumn) block[keyFields[0]];
                longKeys[of] = value.values()[row & (BLOCK - 1)];
                nullKey = value.isNull(row & (BLOCK - 1)) ? of : nullKey;
            }
            enter(of);
        }
        int before = after == NONE ? heads[of] : next[after];
        times[row] = time;
        counts[row] = 0;
        keyOf[row] = of;
        previous[row] = after;
        next[row] = before;
        if (after == NONE) {
            heads[of] = row;
        } else {
            next[after] = row;
        }
        if (before == NONE) {
            tails[of] = row;
        } else {
            previous[before] = row;
        }
        lengths[of]++;
        size++;
        return row;
    }

    private int newRow() {
        if (freeRow != NONE) {
            int row = freeRow;
            freeRow = next[row];
            return row;
        }
        int row = rows++;
        if (row == next.length) {
            int capacity = 2 * row;
            next = Arrays.copyOf(next, capacity);
            previous = Arrays.copyOf(previous, capacity);
            keyOf = Arrays.copyOf(keyOf, capacity);
            counts = Arrays.copyOf(counts, capacity);
            times = Arrays.copyOf(times, capacity);
        }
        if (row >> BLOCK_BITS == blocks.size()) {
            blocks.add(types.stream().map(type -> Column.create(type, BLOCK)).toArray(Column[]::new));
            if (blocks.size() > removedOf.length) {
                removedOf = Arrays.copyOf(removedOf, 2 * removedOf.length);
            }
        }
        return row;
    }

    private int newKey(int hash) {
        int key = freeKey;
        if (key == NONE) {
            key = keys++;
            if (key == heads.length) {
                heads = Arrays.copyOf(heads, 2 * key);
                tails = Arrays.copyOf(tails, 2 * key);
                hashes = Arrays.copyOf(hashes, 2 * key);
                nextKey = Arrays.copyOf(nextKey, 2 * key);
                lengths = Arrays.copyOf(lengths, 2 * key);
                longKeys = Arrays.copyOf(longKeys, longKey ? 2 * key : longKeys.length);
            }
        } else {
            freeKey = nextKey[key];
        }
        keysInUse++;
        heads[key] = NONE;
        tails[key] = NONE;
        hashes[key] = hash;
        lengths[key] = 0;
        return key;
    }

    /** Makes a key one that is found. */
    private void enter(int key) {
        if (!isDirect(key) && isSmall(key)) {
            int length = Math.max(SMALL, Integer.highestOneBit((int) longKeys[key]) << 1);
            direct = Arrays.copyOf(direct, length);
            rebuildBuckets(buckets.length);
        }
        if (keysInUse > buckets.length) {
            rebuildBuckets(2 * buckets.length);
        }
        put(key);
    }

    private void put(int key) {
        if (isDirect(key)) {
            direct[(int) longKeys[key]] = key + 1;
            return;
        }
        int bucket = KeyIndex.mix(hashes[key]) & (buckets.length - 1);
        nextKey[key] = buckets[bucket] - 1;
        buckets[bucket] = key + 1;
    }

    /** Whether a longer array by value would be in use to a quarter at least, or is small in any case. */
    private boolean isSmall(int key) {
        return longKey
                && key != nullKey
                && longKeys[key] >= 0
                && longKeys[key] < Math.max(SMALL, (long) SPARSENESS * keysInUse);
    }

    private boolean isDirect(int key) {
        return longKey && key != nullKey && longKeys[key] >= 0 && longKeys[key] < direct.length;
    }

    private void rebuildBuckets(int length) {
        int[] old = buckets;
        buckets = new int[length];
        for (int first : old) {
            int key = first - 1;
            while (key != NONE) {
                int following = nextKey[key];
                put(key);
                key = following;
            }
        }
    }

    /** Forgets a row. */
    public void remove(int row) {
        int key = keyOf[row];
        int before = previous[row];
        int after = next[row];
        if (before == NONE) {
            heads[key] = after;
        } else {
            next[before] = after;
        }
        if (after == NONE) {
            tails[key] = before;
        } else {
            previous[after] = before;
        }
        lengths[key]--;
        if (heads[key] == NONE) {
            removeKey(key);
        }
        keyOf[row] = NONE;
        next[row] = freeRow;
        freeRow = row;
        size--;
        if (hasTexts) {
            tidy(row);
        }
    }

    private void removeKey(int key) {
        if (isDirect(key)) {
            direct[(int) longKeys[key]] = 0;
        } else {
            unlink(key);
        }
        nextKey[key] = freeKey;
        freeKey = key;
        nullKey = key == nullKey ? NONE : nullKey;
        keysInUse--;
    }

    private void unlink(int key) {
        int bucket = KeyIndex.mix(hashes[key]) & (buckets.length - 1);
        int at = buckets[bucket] - 1;
        if (at == key) {
            buckets[bucket] = nextKey[key] + 1;
        } else {
            while (nextKey[at] != key) {
                at = nextKey[at];
            }
            nextKey[at] = nextKey[key];
        }
    }

    /** Takes a removed row's texts out of use, and now and then their memory too. */
    private void tidy(int row) {
        int number = row >> BLOCK_BITS;
        Column[] block = blocks.get(number);
        boolean full = ++removedOf[number] >= BLOCK;
        for (int c = 0; c < block.length; c++) {
            if (block[c] instanceof BytesColumn) {
                block[c].setNull(row & (BLOCK - 1));
                if (full) {
                    block[c] = rewritten(block[c]);
                }
            }
        }
        if (full) {
            removedOf[number] = 0;
        }
    }

    private static Column rewritten(Column column) {
        Column fresh = Column.create(column.type(), BLOCK);
        for (int row = 0; row < BLOCK; row++) {
            fresh.copy(row, column, row);
        }
        return fresh;
    }

    /** A key's first row. */
    public int first(int key) {
        return heads[key];
    }

    /** A key's last row. */
    public int last(int key) {
        return tails[key];
    }

    /** How many rows a key has. */
    public int length(int key) {
        return lengths[key];
    }

    /** The key of a row. */
    public int key(int row) {
        return keyOf[row];
    }

    /** The hash of a key's fields. */
    public int hash(int key) {
        return hashes[key];
    }

    /** The row behind, or {@link #NONE}. */
    public int next(int row) {
        return next[row];
    }

    /** The row before, or {@link #NONE}. */
    public int previous(int row) {
        return previous[row];
    }

    public long time(int row) {
        return times[row];
    }

    /** Whether a row that was added here has not been removed. */
    public boolean contains(int row) {
        return keyOf[row] != NONE;
    }

    /** A number that the operator keeps with a row, 0 at first. */
    public int count(int row) {
        return counts[row];
    }

    public void setCount(int row, int count) {
        counts[row] = count;
    }

    /** Copies a row's fields to columns {@code first} and on. */
    public void copy(int row, Column[] to, int first, int at) {
        Column[] block = blocks.get(row >> BLOCK_BITS);
        for (int c = 0; c < block.length; c++) {
            to[first + c].copy(at, block[c], row & (BLOCK - 1));
        }
    }

    /** The column that holds a row's field, at {@link #position}. */
    public Column column(int row, int field) {
        return blocks.get(row >> BLOCK_BITS)[field];
    }

    /** The columns that hold a row's fields, at {@link #position}. */
    public Column[] columns(int row) {
        return blocks.get(row >> BLOCK_BITS);
    }

    /** Where a row is in its columns. */
    public static int position(int row) {
        return row & (BLOCK - 1);
    }

    /** Whether a row has the same values as one of a batch. */
    public boolean equal(int row, Column[] columns, int other) {
        Column[] block = blocks.get(row >> BLOCK_BITS);
        for (int c = 0; c < block.length; c++) {
            if (!ColumnKeyIndex.sameValue(block[c], row & (BLOCK - 1), columns[c], other)) {
                return false;
            }
        }
        return true;
    }

    /** Bytes held on the heap. */
    public long sizeBytes() {
        long bytes = 24L * next.length + 20L * heads.length + 4L * (buckets.length + direct.length);
        for (Column[] block : blocks) {
            for (Column column : block) {
                bytes += column.sizeBytes(BLOCK) + BLOCK;
            }
        }
        return bytes;
    }
}
