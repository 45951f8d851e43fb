package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** COALESCE: each argument is evaluated only where all before it are null. */
final class CoalesceNode implements VectorExpression {

    private final List<VectorExpression> arguments;
    private final Column out;
    private final int[] left;

    CoalesceNode(List<VectorExpression> arguments, DataType type, int capacity) {
        this.arguments = arguments;
        this.out = Column.create(type, capacity);
        this.left = new int[capacity];
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        Column first = arguments.get(0).evaluate(batch, rows, count);
        if (!first.hasNulls()) {
            return first;
        }
        out.clear();
        int leftCount = Selections.copy(rows, count, left);
        Rows.copy(out, first, left, leftCount);
        for (int i = 1; i < arguments.size(); i++) {
            leftCount = Nulls.select(out.nulls(), true, left, leftCount, left);
            if (leftCount == 0 || !out.hasNulls()) {
                break;
            }
            Rows.copy(out, arguments.get(i).evaluate(batch, left, leftCount), left, leftCount);
        }
        return out;
    }
}
