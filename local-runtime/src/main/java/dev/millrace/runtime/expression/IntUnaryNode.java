package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.expression.kernel.IntUnary;
import org.jspecify.annotations.Nullable;

/** A function of one int column, null where it is. */
final class IntUnaryNode implements VectorExpression {

    private final IntUnary function;
    private final VectorExpression argument;
    private final IntColumn out;

    IntUnaryNode(IntUnary function, DataType type, VectorExpression argument, int capacity) {
        this.function = function;
        this.argument = argument;
        this.out = new IntColumn(type, capacity);
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        IntColumn values = (IntColumn) argument.evaluate(batch, rows, count);
        Nulls.copy(out, values, Selections.span(rows, count));
        int size = Selections.denseSize(rows, count);
        boolean suspect;
        if (size < 0 && rows != null) {
            suspect = function.sparse(values.values(), out.values(), rows, count);
        } else {
            suspect = function.dense(values.values(), out.values(), size);
        }
        if (suspect) {
            RowErrors.find(out, rows, count, row -> function.one(values.values()[row]));
        }
        return out;
    }
}
