package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression: evaluates whole columns and owns its result column. One instance belongs to one thread.
 */
public interface VectorExpression {

    DataType type();

    /**
     * Evaluates the given rows of a batch.
     *
     * @param rows positions in the batch's columns, ascending, in the first {@code count} elements; null: rows 0 to
     *     count - 1
     * @return values at the same positions (others undefined), valid until the next call or until the batch changes;
     *     may be a column of the batch itself
     * @throws dev.millrace.runtime.data.RowException for the first of the given rows that has an error; no other row
     *     is looked at for errors
     */
    Column evaluate(Batch batch, int @Nullable [] rows, int count);
}
