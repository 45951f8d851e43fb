package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/** IS TRUE, IS FALSE and their opposites: never null. */
final class TruthNode implements VectorExpression {

    private final VectorExpression argument;
    private final boolean wanted;
    private final boolean not;
    private final BooleanColumn out;

    /** @param wanted the truth value asked for */
    TruthNode(VectorExpression argument, boolean wanted, boolean not, int capacity) {
        this.argument = argument;
        this.wanted = wanted;
        this.not = not;
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
        if (values.hasNulls()) {
            known(values.values(), values.nulls(), out.values(), span);
        } else {
            plain(values.values(), out.values(), span);
        }
        return out;
    }

    private void plain(boolean[] values, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = (values[i] == wanted) ^ not;
        }
    }

    private void known(boolean[] values, boolean[] nulls, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = (values[i] == wanted && !nulls[i]) ^ not;
        }
    }
}
