package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.kernel.LongUnary;
import org.jspecify.annotations.Nullable;

/** A function of one long column, null where it is. */
final class LongUnaryNode implements VectorExpression {

    private final LongUnary function;
    private final VectorExpression argument;
    private final LongColumn out;

    LongUnaryNode(LongUnary function, DataType type, VectorExpression argument, int capacity) {
        this.function = function;
        this.argument = argument;
        this.out = new LongColumn(type, capacity);
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        LongColumn values = (LongColumn) argument.evaluate(batch, rows, count);
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
