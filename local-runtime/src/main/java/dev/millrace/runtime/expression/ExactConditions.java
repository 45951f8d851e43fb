package dev.millrace.runtime.expression;

import dev.millrace.runtime.data.Batch;
import org.jspecify.annotations.Nullable;

/**
 * A conjunction of which a later part may fail while an earlier one may be null. SQL evaluates the later part where the
 * earlier is null, although the row is lost anyway; successive selections do not. So they serve only while no field is
 * null.
 *
 * @param quick by successive selections
 * @param exact by three truth values
 * @param fields those that the conditions read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ExactConditions(VectorPredicate quick, VectorPredicate exact, int[] fields) implements VectorPredicate {
    @Override
    public int select(Batch batch, int @Nullable [] rows, int count, int[] selected) {
        for (int field : fields) {
            if (batch.column(field).hasNulls()) {
                return exact.select(batch, rows, count, selected);
            }
        }
        return quick.select(batch, rows, count, selected);
    }
}
