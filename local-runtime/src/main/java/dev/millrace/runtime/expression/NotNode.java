package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/** NOT: null stays null. */
final class NotNode implements VectorExpression {

    private final VectorExpression argument;
    private final BooleanColumn out;

    NotNode(VectorExpression argument, int capacity) {
        this.argument = argument;
        this.out = new BooleanColumn(capacity);
    }

    @Override
    public DataType type() {
        return DataType.Scalar.BOOLEAN;
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        BooleanColumn values = (BooleanColumn) argument.evaluate(batch, rows, count);
        int span = Selections.span(rows, count);
        Nulls.copy(out, values, span);
        not(values.values(), out.values(), span);
        return out;
    }

    private static void not(boolean[] values, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = !values[i];
        }
    }
}
