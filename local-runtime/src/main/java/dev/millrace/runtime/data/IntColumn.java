package dev.millrace.runtime.data;

import dev.millrace.model.schema.DataType;

/** Values of int, date and interval months. */
public final class IntColumn extends Column {

    private final int[] values;

    public IntColumn(DataType type, int capacity) {
        super(type, capacity);
        this.values = new int[capacity];
    }

    /** The array itself, by row: kernels read and write it. */
    public int[] values() {
        return values;
    }

    public void set(int row, int value) {
        values[row] = value;
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        values[row] = ((IntColumn) from).values[fromRow];
    }

    @Override
    void gatherValues(int at, Column from, int[] rows, int offset, int count) {
        int[] source = ((IntColumn) from).values;
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
        values[row] = (Integer) value;
    }

    @Override
    public long sizeBytes(int rows) {
        return 4L * rows;
    }
}
