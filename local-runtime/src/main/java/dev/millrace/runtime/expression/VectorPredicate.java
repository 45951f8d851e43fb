package dev.millrace.runtime.expression;

import dev.millrace.runtime.data.Batch;
import org.jspecify.annotations.Nullable;

/** A compiled condition. One instance belongs to one thread. */
public interface VectorPredicate {

    /**
     * Writes the positions of the rows for which the condition is true (not null) to {@code selected}, ascending.
     *
     * @param rows as in {@link VectorExpression#evaluate}
     * @return how many there are
     */
    int select(Batch batch, int @Nullable [] rows, int count, int[] selected);
}
