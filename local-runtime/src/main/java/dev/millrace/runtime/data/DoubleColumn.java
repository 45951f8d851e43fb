package dev.millrace.runtime.data;

import dev.millrace.model.schema.DataType;

/** Doubles. */
public final class DoubleColumn extends Column {

    private final double[] values;

    public DoubleColumn(int capacity) {
        super(DataType.Scalar.DOUBLE, capacity);
        this.values = new double[capacity];
    }

    /** The array itself, by row: kernels read and write it. */
    public double[] values() {
        return values;
    }

    public void set(int row, double value) {
        values[row] = value;
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        values[row] = ((DoubleColumn) from).values[fromRow];
    }

    @Override
    void gatherValues(int at, Column from, int[] rows, int offset, int count) {
        double[] source = ((DoubleColumn) from).values;
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
        values[row] = (Double) value;
    }

    @Override
    public long sizeBytes(int rows) {
        return 8L * rows;
    }
}
