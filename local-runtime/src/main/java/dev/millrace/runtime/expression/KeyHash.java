package dev.millrace.runtime.expression;

import dev.millrace.model.expression.KeyHashing;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.ObjectColumn;
import org.jspecify.annotations.Nullable;

/** {@link KeyHashing} over columns, for keyed exchanges and hash tables. */
public final class KeyHash {

    private KeyHash() {}

    /**
     * Hashes the keys of given rows.
     *
     * @param keys the key's fields, one or more
     * @param rows positions in the columns, in the first {@code count} elements; null: rows 0 to {@code count - 1}
     * @param hashes where the i-th given row's hash goes to the i-th element
     */
    public static void hash(Column[] keys, int @Nullable [] rows, int count, int[] hashes) {
        hashColumn(keys[0], rows, count, hashes);
        if (keys.length > 1) {
            int[] next = new int[count];
            for (int k = 1; k < keys.length; k++) {
                hashColumn(keys[k], rows, count, next);
                combine(hashes, next, count);
            }
        }
    }

    /** @see KeyHashing#keyGroup */
    public static int keyGroup(int hash, int groups) {
        return KeyHashing.keyGroup(hash, groups);
    }

    /** @see KeyHashing#subtask */
    public static int subtask(int group, int parallelism, int groups) {
        return KeyHashing.subtask(group, parallelism, groups);
    }

    /** The key group of each hash. */
    public static void keyGroups(int[] hashes, int count, int groups, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = KeyHashing.murmur(hashes[i]);
        }
        if (Integer.bitCount(groups) == 1) {
            for (int i = 0; i < count; i++) {
                out[i] &= groups - 1;
            }
        } else {
            for (int i = 0; i < count; i++) {
                out[i] %= groups;
            }
        }
    }

    private static void combine(int[] hashes, int[] next, int count) {
        for (int i = 0; i < count; i++) {
            hashes[i] = KeyHashing.combine(hashes[i], next[i]);
        }
    }

    private static void hashColumn(Column column, int @Nullable [] rows, int count, int[] hashes) {
        switch (column) {
            case LongColumn longs -> hash(longs.values(), rows, count, hashes);
            case IntColumn ints -> hash(ints.values(), rows, count, hashes);
            case DoubleColumn doubles -> hash(doubles.values(), rows, count, hashes);
            case BooleanColumn booleans -> hash(booleans.values(), rows, count, hashes);
            case BytesColumn bytes -> hash(bytes, rows, count, hashes);
            case ObjectColumn objects -> {
                for (int i = 0; i < count; i++) {
                    hashes[i] = KeyHashing.ofBoxed(objects.boxed(rows == null ? i : rows[i]));
                }
            }
        }
        if (column.hasNulls()) {
            boolean[] nulls = column.nulls();
            for (int i = 0; i < count; i++) {
                if (nulls[rows == null ? i : rows[i]]) {
                    hashes[i] = KeyHashing.ofNull();
                }
            }
        }
    }

    private static void hash(long[] values, int @Nullable [] rows, int count, int[] hashes) {
        if (rows == null) {
            for (int i = 0; i < count; i++) {
                hashes[i] = KeyHashing.of(values[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                hashes[i] = KeyHashing.of(values[rows[i]]);
            }
        }
    }

    private static void hash(int[] values, int @Nullable [] rows, int count, int[] hashes) {
        if (rows == null) {
            for (int i = 0; i < count; i++) {
                hashes[i] = KeyHashing.of((long) values[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                hashes[i] = KeyHashing.of((long) values[rows[i]]);
            }
        }
    }

    private static void hash(double[] values, int @Nullable [] rows, int count, int[] hashes) {
        for (int i = 0; i < count; i++) {
            hashes[i] = KeyHashing.of(values[rows == null ? i : rows[i]]);
        }
    }

    private static void hash(boolean[] values, int @Nullable [] rows, int count, int[] hashes) {
        for (int i = 0; i < count; i++) {
            hashes[i] = KeyHashing.of(values[rows == null ? i : rows[i]]);
        }
    }

    private static void hash(BytesColumn values, int @Nullable [] rows, int count, int[] hashes) {
        byte[] heap = values.heap();
        int[] starts = values.starts();
        int[] lengths = values.lengths();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            hashes[i] = values.isNull(row) ? 0 : KeyHashing.of(heap, starts[row], lengths[row]);
        }
    }
}
