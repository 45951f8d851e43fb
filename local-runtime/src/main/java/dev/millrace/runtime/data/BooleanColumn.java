package dev.millrace.runtime.data;

import dev.millrace.model.schema.DataType;

/** Booleans. */
public final class BooleanColumn extends Column {

    private final boolean[] values;

    public BooleanColumn(int capacity) {
        super(DataType.Scalar.BOOLEAN, capacity);
        this.values = new boolean[capacity];
    }

    /** The array itself, by row: kernels read and write it. */
    public boolean[] values() {
        return values;
    }

    public void set(int row, boolean value) {
        values[row] = value;
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        values[row] = ((BooleanColumn) from).values[fromRow];
    }

    @Override
    void gatherValues(int at, Column from, int[] rows, int offset, int count) {
        boolean[] source = ((BooleanColumn) from).values;
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
        values[row] = (Boolean) value;
    }

    @Override
    public long sizeBytes(int rows) {
        return 1L * rows;
    }
}
