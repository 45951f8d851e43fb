package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/** One value in all rows: a column filled once, for loops that have no form of their own for a constant. */
final class ConstantNode implements VectorExpression {

    private final @Nullable Object value;
    private final Column column;

    ConstantNode(@Nullable Object value, DataType type, int capacity) {
        this.value = value;
        this.column = Column.create(type, capacity);
        for (int row = 0; row < capacity; row++) {
            if (row > 0 && value != null && column instanceof BytesColumn bytes) {
                bytes.setRange(row, bytes.starts()[0], bytes.lengths()[0]);
            } else {
                column.setBoxed(row, value);
            }
        }
    }

    /** Boxed as {@link DataType} says, or null. */
    @Nullable
    Object value() {
        return value;
    }

    @Override
    public DataType type() {
        return column.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        return column;
    }
}
