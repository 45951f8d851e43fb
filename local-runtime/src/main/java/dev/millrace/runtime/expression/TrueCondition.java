package dev.millrace.runtime.expression;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BooleanColumn;
import org.jspecify.annotations.Nullable;

/** Selects the rows in which a boolean expression has one value and is not null. */
record TrueCondition(VectorExpression expression, boolean wanted) implements VectorPredicate {
    @Override
    public int select(Batch batch, int @Nullable [] rows, int count, int[] selected) {
        BooleanColumn values = (BooleanColumn) expression.evaluate(batch, rows, count);
        if (!values.hasNulls()) {
            return Nulls.select(values.values(), wanted, rows, count, selected);
        }
        int given = Nulls.given(values, rows, count, selected);
        return Nulls.select(values.values(), wanted, selected, given, selected);
    }
}
