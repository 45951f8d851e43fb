package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.expression.kernel.DoubleBinary;
import org.jspecify.annotations.Nullable;

/** A function of two double columns, null where either is. */
final class DoubleBinaryNode implements VectorExpression {

    private final DoubleBinary function;
    private final ArgumentPair arguments;
    private final @Nullable Double constant;
    private final DoubleColumn out;

    DoubleBinaryNode(DoubleBinary function, ArgumentPair arguments, int capacity) {
        this.function = function;
        this.arguments = arguments;
        this.constant = (Double) arguments.constant();
        this.out = new DoubleColumn(capacity);
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        DoubleColumn a = (DoubleColumn) arguments.left(batch, rows, count);
        DoubleColumn b = (DoubleColumn) arguments.right(a, batch, rows, count);
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
