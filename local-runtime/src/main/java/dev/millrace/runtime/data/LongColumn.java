package dev.millrace.runtime.data;

import dev.millrace.model.schema.DataType;

/** Values of bigint, timestamp and interval. */
public final class LongColumn extends Column {

    private final long[] values;

    public LongColumn(DataType type, int capacity) {
        super(type, capacity);
        this.values = new long[capacity];
    }

    /** The array itself, by row: kernels read and write it. */
    public long[] values() {
        return values;
    }

    public void set(int row, long value) {
        values[row] = value;
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        values[row] = ((LongColumn) from).values[fromRow];
    }

    @Override
    void gatherValues(int at, Column from, int[] rows, int offset, int count) {
        long[] source = ((LongColumn) from).values;
        for (int i = 0; i < count; i++) {
            values[at + i] = source[rows[offset + i]];
        }
    }

    @Override
    Object boxedValue(int row) {
        return values[row];
    }

    @Override
    void setBoxedValue(int row, Object value) {
        values[row] = (Long) value;
    }

    @Override
    public long sizeBytes(int rows) {
        return 8L * rows;
    }
}
