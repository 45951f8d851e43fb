package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.kernel.LongBinary;
import org.jspecify.annotations.Nullable;

/** A function of two long columns, null where either is. */
final class LongBinaryNode implements VectorExpression {

    private final LongBinary function;
    private final ArgumentPair arguments;
    private final @Nullable Long constant;
    private final LongColumn out;

    LongBinaryNode(LongBinary function, DataType type, ArgumentPair arguments, int capacity) {
        this.function = function;
        this.arguments = arguments;
        this.constant = (Long) arguments.constant();
        this.out = new LongColumn(type, capacity);
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        LongColumn a = (LongColumn) arguments.left(batch, rows, count);
        LongColumn b = (LongColumn) arguments.right(a, batch, rows, count);
        Nulls.merge(out, a, b, Selections.span(rows, count));
        int size = Selections.denseSize(rows, count);
        boolean suspect;
        if (size < 0 && rows != null) {
            suspect = function.sparse(a.values(), b.values(), out.values(), rows, count);
        } else if (constant != null) {
            suspect = function.dense(a.values(), constant, out.values(), size);
        } else {
            suspect = function.dense(a.values(), b.values(), out.values(), size);
        }
        if (suspect) {
            RowErrors.find(out, rows, count, row -> function.one(a.values()[row], b.values()[row]));
        }
        return out;
    }
}
