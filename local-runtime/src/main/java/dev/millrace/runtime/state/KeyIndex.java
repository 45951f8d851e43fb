package dev.millrace.runtime.state;

import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/**
 * Finds the slot of a key: open addressing with linear probing over a power-of-two table that is at most half full. The
 * caller's hashes are mixed once more, so that keys of one key group do not crowd together.
 */
abstract class KeyIndex {

    static final int INITIAL_SLOTS = 64;

    private int size;

    final int size() {
        return size;
    }

    /** Takes the next slot for a new key. */
    final int newSlot() {
        return size++;
    }

    /** Forgets every key. */
    final void clear() {
        clearKeys();
        size = 0;
    }

    abstract void clearKeys();

    /** See {@link KeyedTable#slots(Column[], int[], int[], int, int, int[])}. */
    abstract void slots(Column[] keys, int[] hashes, int @Nullable [] rows, int from, int to, int[] slots);

    /** See {@link KeyedTable#slots(KeyedTable, int, int, int[])}. */
    abstract void slots(KeyIndex other, int from, int to, int[] slots);

    /** See {@link KeyedTable#hashes}. */
    abstract void hashes(int from, int count, int[] to);

    /** Forgets every key and takes another index's, without a way to find them again. */
    final void copySlots(KeyIndex other, int[] slots, int from, int count) {
        clear();
        copyKeys(other, slots, from, count);
        size = count;
    }

    abstract void copyKeys(KeyIndex other, int[] slots, int from, int count);

    abstract void keys(int from, int count, Column[] to, int at);

    abstract long sizeBytes();

    static int mix(int hash) {
        int mixed = hash * 0x9E3779B1;
        return mixed ^ (mixed >>> 16);
    }
}
