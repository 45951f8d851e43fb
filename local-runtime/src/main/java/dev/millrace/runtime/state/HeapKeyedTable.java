package dev.millrace.runtime.state;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Column;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table on the heap. */
final class HeapKeyedTable implements KeyedTable {

    private final KeyIndex index;
    private final AccumulatorType[] types;
    /** One array per accumulator: {@code long[]}, {@code double[]} or {@code Object[]}. */
    private final Object[] accumulators;

    private int capacity = KeyIndex.INITIAL_SLOTS;

    HeapKeyedTable(List<DataType> keys, List<AccumulatorType> accumulators) {
        this.index = indexFor(keys);
        this.types = accumulators.toArray(AccumulatorType[]::new);
        this.accumulators = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            this.accumulators[i] = switch (types[i]) {
                case LONG -> new long[capacity];
                case DOUBLE -> new double[capacity];
                case OBJECT -> new Object[capacity];
            };
        }
    }

    private static KeyIndex indexFor(List<DataType> keys) {
        if (keys.isEmpty()) {
            return new EmptyKeyIndex();
        }
        boolean fitsLong = keys.size() == 1
                && keys.get(0) instanceof DataType.Scalar scalar
                && switch (scalar) {
                    case INT, BIGINT, DATE, TIMESTAMP, INTERVAL, INTERVAL_MONTHS -> true;
                    case BOOLEAN, DOUBLE, STRING, BYTES -> false;
                };
        return fitsLong ? new LongKeyIndex() : new ColumnKeyIndex(keys);
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public void clear() {
        clearAccumulators();
        index.clear();
    }

    @Override
    public void clearAccumulators() {
        for (int i = 0; i < types.length; i++) {
            switch (types[i]) {
                case LONG -> Arrays.fill(longs(i), 0, size(), 0);
                case DOUBLE -> Arrays.fill(doubles(i), 0, size(), 0);
                case OBJECT -> Arrays.fill(objects(i), 0, size(), null);
            }
        }
    }

    @Override
    public void slots(Column[] keys, int[] hashes, int @Nullable [] rows, int from, int to, int[] slots) {
        index.slots(keys, hashes, rows, from, to, slots);
        growToFit();
    }

    @Override
    public void slots(KeyedTable other, int from, int to, int[] slots) {
        index.slots(((HeapKeyedTable) other).index, from, to, slots);
        growToFit();
    }

    private void growToFit() {
        if (index.size() <= capacity) {
            return;
        }
        while (capacity < index.size()) {
            capacity *= 2;
        }
        for (int i = 0; i < types.length; i++) {
            accumulators[i] = switch (types[i]) {
                case LONG -> Arrays.copyOf(longs(i), capacity);
                case DOUBLE -> Arrays.copyOf(doubles(i), capacity);
                case OBJECT -> Arrays.copyOf(objects(i), capacity);
            };
        }
    }

    @Override
    public void hashes(int from, int count, int[] to) {
        index.hashes(from, count, to);
    }

    @Override
    public void copySlots(KeyedTable other, int[] slots, int from, int count) {
        index.copySlots(((HeapKeyedTable) other).index, slots, from, count);
        growToFit();
        for (int i = 0; i < types.length; i++) {
            switch (types[i]) {
                case LONG -> copy(other.longs(i), slots, from, count, longs(i));
                case DOUBLE -> copy(other.doubles(i), slots, from, count, doubles(i));
                case OBJECT -> copy(other.objects(i), slots, from, count, objects(i));
            }
        }
    }

    private static void copy(long[] source, int[] slots, int from, int count, long[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = source[slots[from + i]];
        }
    }

    private static void copy(double[] source, int[] slots, int from, int count, double[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = source[slots[from + i]];
        }
    }

    private static void copy(@Nullable Object[] source, int[] slots, int from, int count, @Nullable Object[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = source[slots[from + i]];
        }
    }

    @Override
    public void reset(int slot) {
        for (int i = 0; i < types.length; i++) {
            switch (types[i]) {
                case LONG -> longs(i)[slot] = 0;
                case DOUBLE -> doubles(i)[slot] = 0;
                case OBJECT -> objects(i)[slot] = null;
            }
        }
    }

    @Override
    public void keys(int from, int count, Column[] to, int at) {
        index.keys(from, count, to, at);
    }

    @Override
    public long[] longs(int accumulator) {
        return (long[]) accumulators[accumulator];
    }

    @Override
    public double[] doubles(int accumulator) {
        return (double[]) accumulators[accumulator];
    }

    @Override
    public @Nullable Object[] objects(int accumulator) {
        return (@Nullable Object[]) accumulators[accumulator];
    }

    @Override
    public long sizeBytes() {
        return index.sizeBytes() + 8L * types.length * capacity;
    }

    /** The index of tables without key fields: one slot, from the first row on. */
    private static final class EmptyKeyIndex extends KeyIndex {

        private void ensureSlot() {
            if (size() == 0) {
                newSlot();
            }
        }

        @Override
        void clearKeys() {}

        @Override
        void slots(Column[] keys, int[] hashes, int @Nullable [] rows, int from, int to, int[] slots) {
            ensureSlot();
            Arrays.fill(slots, from, to, 0);
        }

        @Override
        void slots(KeyIndex other, int from, int to, int[] slots) {
            ensureSlot();
            Arrays.fill(slots, from, to, 0);
        }

        @Override
        void hashes(int from, int count, int[] to) {
            Arrays.fill(to, 0, count, 0);
        }

        @Override
        void copyKeys(KeyIndex other, int[] slots, int from, int count) {}

        @Override
        void keys(int from, int count, Column[] to, int at) {}

        @Override
        long sizeBytes() {
            return 0;
        }
    }
}
