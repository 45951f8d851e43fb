package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.kernel.Shifts;
import org.jspecify.annotations.Nullable;

/** A shift of int or bigint by a column or a constant of bits. */
final class ShiftNode implements VectorExpression {

    private final boolean toLeft;
    private final ArgumentPair arguments;
    private final @Nullable Integer constant;
    private final Column out;

    ShiftNode(boolean toLeft, DataType type, ArgumentPair arguments, int capacity) {
        this.toLeft = toLeft;
        this.arguments = arguments;
        this.constant = (Integer) arguments.constant();
        this.out = Column.create(type, capacity);
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        Column values = arguments.left(batch, rows, count);
        IntColumn bits = (IntColumn) arguments.right(values, batch, rows, count);
        int span = Selections.span(rows, count);
        Nulls.merge(out, values, bits, span);
        switch (out) {
            case LongColumn result -> shift(((LongColumn) values).values(), bits.values(), result.values(), span);
            case IntColumn result -> shift(((IntColumn) values).values(), bits.values(), result.values(), span);
            default ->
                throw new IllegalStateException("a shift of " + out.type().text());
        }
        return out;
    }

    private void shift(long[] values, int[] bits, long[] result, int span) {
        if (constant != null && toLeft) {
            Shifts.left(values, constant, result, span);
        } else if (constant != null) {
            Shifts.right(values, constant, result, span);
        } else if (toLeft) {
            Shifts.left(values, bits, result, span);
        } else {
            Shifts.right(values, bits, result, span);
        }
    }

    private void shift(int[] values, int[] bits, int[] result, int span) {
        if (toLeft) {
            Shifts.left(values, bits, result, span);
        } else {
            Shifts.right(values, bits, result, span);
        }
    }
}
