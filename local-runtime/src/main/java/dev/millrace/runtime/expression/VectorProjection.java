package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several compiled expressions that share the parts they have in common. One instance belongs to one thread. */
public interface VectorProjection {

    List<DataType> types();

    /**
     * Evaluates the given rows of a batch.
     *
     * @param rows as in {@link VectorExpression#evaluate}
     * @return a column for each expression, as {@link VectorExpression#evaluate} gives it; two expressions may have the
     *     same. The array is valid until the next call
     * @throws dev.millrace.runtime.data.RowException for the first of the given rows that has an error in any of them
     */
    Column[] evaluateAll(Batch batch, int @Nullable [] rows, int count);
}
