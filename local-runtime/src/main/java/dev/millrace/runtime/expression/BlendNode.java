package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.kernel.Blends;
import org.jspecify.annotations.Nullable;

/** CASE with one condition whose values are cheap and cannot fail: both are computed for all rows, then one is taken. */
final class BlendNode implements VectorExpression {

    private final VectorExpression condition;
    private final VectorExpression then;
    private final VectorExpression otherwise;
    private final Column out;
    private final boolean[] holds;

    BlendNode(
            VectorExpression condition,
            VectorExpression then,
            VectorExpression otherwise,
            DataType type,
            int capacity) {
        this.condition = condition;
        this.then = then;
        this.otherwise = otherwise;
        this.out = Column.create(type, capacity);
        this.holds = new boolean[capacity];
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        BooleanColumn condition = (BooleanColumn) this.condition.evaluate(batch, rows, count);
        int span = Selections.span(rows, count);
        boolean[] first = condition.hasNulls() ? holds(condition, span) : condition.values();
        Column left = then.evaluate(batch, rows, count);
        Column right = otherwise.evaluate(batch, rows, count);
        blend(first, left, right, out, span);
        if (left.hasNulls() || right.hasNulls()) {
            blendNulls(first, left, right, span);
        } else {
            out.setNoNulls();
        }
        return out;
    }

    private boolean[] holds(BooleanColumn condition, int span) {
        boolean[] values = condition.values();
        boolean[] nulls = condition.nulls();
        for (int i = 0; i < span; i++) {
            holds[i] = values[i] && !nulls[i];
        }
        return holds;
    }

    static void blend(boolean[] first, Column left, Column right, Column out, int span) {
        switch (out) {
            case LongColumn to ->
                Blends.blend(first, ((LongColumn) left).values(), ((LongColumn) right).values(), to.values(), span);
            case IntColumn to ->
                Blends.blend(first, ((IntColumn) left).values(), ((IntColumn) right).values(), to.values(), span);
            case DoubleColumn to ->
                Blends.blend(first, ((DoubleColumn) left).values(), ((DoubleColumn) right).values(), to.values(), span);
            case BooleanColumn to ->
                Blends.blend(
                        first, ((BooleanColumn) left).values(), ((BooleanColumn) right).values(), to.values(), span);
            default ->
                throw new IllegalStateException("a blend of " + out.type().text());
        }
    }

    private void blendNulls(boolean[] first, Column left, Column right, int span) {
        boolean[] nulls = out.overwriteNulls();
        for (int i = 0; i < span; i++) {
            nulls[i] = first[i] ? left.isNull(i) : right.isNull(i);
        }
    }
}
