package dev.millrace.runtime.data;

import dev.millrace.model.schema.DataType;
import org.jspecify.annotations.Nullable;

/**
 * One field of a batch: a primitive array and a null mask. Rows are written in any order and overwritten freely; a
 * column belongs to one thread at a time.
 *
 * <p>The null mask costs nothing while no row is null: {@link #hasNulls()} is false and {@link #nulls()} may hold
 * anything. A value under a null is undefined.
 */
public abstract sealed class Column
        permits BooleanColumn, IntColumn, LongColumn, DoubleColumn, BytesColumn, ObjectColumn {

    private final DataType type;
    private final int capacity;
    private final boolean[] nulls;
    private boolean hasNulls;

    Column(DataType type, int capacity) {
        this.type = type;
        this.capacity = capacity;
        this.nulls = new boolean[capacity];
    }

    /** An empty column of the right class for a type. */
    public static Column create(DataType type, int capacity) {
        if (!(type instanceof DataType.Scalar scalar)) {
            return new ObjectColumn(type, capacity);
        }
        return switch (scalar) {
            case BOOLEAN -> new BooleanColumn(capacity);
            case INT, DATE, INTERVAL_MONTHS -> new IntColumn(type, capacity);
            case BIGINT, TIMESTAMP, INTERVAL -> new LongColumn(type, capacity);
            case DOUBLE -> new DoubleColumn(capacity);
            case STRING, BYTES -> new BytesColumn(type, capacity);
        };
    }

    public final DataType type() {
        return type;
    }

    public final int capacity() {
        return capacity;
    }

    /** Whether any row may be null; false promises that none is. */
    public final boolean hasNulls() {
        return hasNulls;
    }

    public final boolean isNull(int row) {
        return hasNulls && nulls[row];
    }

    /** The mask by row; only meaningful while {@link #hasNulls()}. */
    public final boolean[] nulls() {
        return nulls;
    }

    public final void setNull(int row) {
        if (!hasNulls) {
            java.util.Arrays.fill(nulls, false);
            hasNulls = true;
        }
        nulls[row] = true;
    }

    /** Marks a row as not null; every setter of a value must be preceded by it once a column may have nulls. */
    public final void setNotNull(int row) {
        if (hasNulls) {
            nulls[row] = false;
        }
    }

    /** Promises that no row is null. */
    public final void setNoNulls() {
        hasNulls = false;
    }

    /** The mask for a caller that goes on to write it for every row that anybody may read. */
    public final boolean[] overwriteNulls() {
        hasNulls = true;
        return nulls;
    }

    /** Takes over another column's mask for all rows below {@code size}. */
    public final void copyNulls(Column from, int size) {
        hasNulls = from.hasNulls;
        if (hasNulls) {
            System.arraycopy(from.nulls, 0, nulls, 0, size);
        }
    }

    /** Forgets all rows; byte heaps keep their memory. */
    public void clear() {
        hasNulls = false;
    }

    /** Copies one row, null or not, from a column of the same class. */
    public final void copy(int row, Column from, int fromRow) {
        if (from.isNull(fromRow)) {
            setNull(row);
        } else {
            setNotNull(row);
            copyValue(row, from, fromRow);
        }
    }

    abstract void copyValue(int row, Column from, int fromRow);

    /** Copies rows {@code rows[offset] .. rows[offset + count - 1]} to {@code at} and on. */
    public final void gather(int at, Column from, int[] rows, int offset, int count) {
        gatherValues(at, from, rows, offset, count);
        if (from.hasNulls) {
            for (int i = 0; i < count; i++) {
                if (from.nulls[rows[offset + i]]) {
                    setNull(at + i);
                } else {
                    setNotNull(at + i);
                }
            }
        } else if (hasNulls) {
            java.util.Arrays.fill(nulls, at, at + count, false);
        }
    }

    /** Values under nulls may be copied or not. */
    abstract void gatherValues(int at, Column from, int[] rows, int offset, int count);

    /** The value boxed as {@link DataType} says, or null. */
    public final @Nullable Object boxed(int row) {
        return isNull(row) ? null : boxedValue(row);
    }

    abstract Object boxedValue(int row);

    /** Writes a value boxed as {@link DataType} says, or null. */
    public final void setBoxed(int row, @Nullable Object value) {
        if (value == null) {
            setNull(row);
        } else {
            setNotNull(row);
            setBoxedValue(row, value);
        }
    }

    abstract void setBoxedValue(int row, Object value);

    /** Bytes that this many rows take, for telemetry. */
    public abstract long sizeBytes(int rows);
}
