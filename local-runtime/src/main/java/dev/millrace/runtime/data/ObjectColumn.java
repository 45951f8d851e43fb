package dev.millrace.runtime.data;

import dev.millrace.model.schema.DataType;
import org.jspecify.annotations.Nullable;

/** Values of decimal, array and row, boxed as {@link DataType} says; they are immutable and may be shared. */
public final class ObjectColumn extends Column {

    private static final int ESTIMATED_VALUE_BYTES = 48;

    private final @Nullable Object[] values;

    public ObjectColumn(DataType type, int capacity) {
        super(type, capacity);
        this.values = new @Nullable Object[capacity];
    }

    /** The array itself, by row. */
    public @Nullable Object[] values() {
        return values;
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        values[row] = ((ObjectColumn) from).values[fromRow];
    }

    @Override
    void gatherValues(int at, Column from, int[] rows, int offset, int count) {
        for (int i = 0; i < count; i++) {
            values[at + i] = ((ObjectColumn) from).values[rows[offset + i]];
        }
    }

    @Override
    Object boxedValue(int row) {
        Object value = values[row];
        if (value == null) {
            throw new IllegalStateException("row " + row + " was never written");
        }
        return value;
    }

    @Override
    void setBoxedValue(int row, Object value) {
        values[row] = value;
    }

    @Override
    public long sizeBytes(int rows) {
        return (long) ESTIMATED_VALUE_BYTES * rows;
    }
}
