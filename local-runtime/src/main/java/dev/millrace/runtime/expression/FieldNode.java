package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/** A column of the batch. */
record FieldNode(int index, DataType type) implements VectorExpression {
    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        return batch.column(index);
    }
}
