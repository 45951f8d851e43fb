package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** IS NULL and IS NOT NULL of any column, as a value or as a condition. */
final class IsNullNode implements VectorExpression, VectorPredicate {

    private final VectorExpression argument;
    private final boolean wanted;
    private final BooleanColumn out;

    /** @param wanted true: IS NULL */
    IsNullNode(VectorExpression argument, boolean wanted, int capacity) {
        this.argument = argument;
        this.wanted = wanted;
        this.out = new BooleanColumn(capacity);
    }

    @Override
    public DataType type() {
        return DataType.Scalar.BOOLEAN;
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        Column values = argument.evaluate(batch, rows, count);
        int span = Selections.span(rows, count);
        if (values.hasNulls()) {
            boolean[] nulls = values.nulls();
            boolean[] result = out.values();
            for (int i = 0; i < span; i++) {
                result[i] = nulls[i] == wanted;
            }
        } else {
            Arrays.fill(out.values(), 0, span, !wanted);
        }
        return out;
    }

    @Override
    public int select(Batch batch, int @Nullable [] rows, int count, int[] selected) {
        Column values = argument.evaluate(batch, rows, count);
        if (values.hasNulls()) {
            return Nulls.select(values.nulls(), wanted, rows, count, selected);
        }
        return wanted ? 0 : Selections.copy(rows, count, selected);
    }
}
