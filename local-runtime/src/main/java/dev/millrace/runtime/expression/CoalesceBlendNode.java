package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/** COALESCE of two, the second cheap and unable to fail: it is computed for all rows as soon as there is a null. */
final class CoalesceBlendNode implements VectorExpression {

    private final VectorExpression first;
    private final VectorExpression second;
    private final Column out;

    CoalesceBlendNode(VectorExpression first, VectorExpression second, DataType type, int capacity) {
        this.first = first;
        this.second = second;
        this.out = Column.create(type, capacity);
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        Column values = first.evaluate(batch, rows, count);
        if (!values.hasNulls()) {
            return values;
        }
        Column others = second.evaluate(batch, rows, count);
        int span = Selections.span(rows, count);
        BlendNode.blend(values.nulls(), others, values, out, span);
        if (others.hasNulls()) {
            System.arraycopy(values.nulls(), 0, out.overwriteNulls(), 0, span);
            and(others.nulls(), out.nulls(), span);
        } else {
            out.setNoNulls();
        }
        return out;
    }

    private static void and(boolean[] nulls, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] &= nulls[i];
        }
    }
}
