package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.expression.kernel.DoubleUnary;
import org.jspecify.annotations.Nullable;

/** A function of one double column, null where it is. */
final class DoubleUnaryNode implements VectorExpression {

    private final DoubleUnary function;
    private final VectorExpression argument;
    private final DoubleColumn out;

    DoubleUnaryNode(DoubleUnary function, VectorExpression argument, int capacity) {
        this.function = function;
        this.argument = argument;
        this.out = new DoubleColumn(capacity);
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        DoubleColumn values = (DoubleColumn) argument.evaluate(batch, rows, count);
        int span = Selections.span(rows, count);
        Nulls.copy(out, values, span);
        if (function.dense(values.values(), out.values(), span)) {
            RowErrors.find(out, rows, count, row -> function.one(values.values()[row]));
        }
        return out;
    }
}
