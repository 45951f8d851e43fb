package dev.millrace.runtime.expression;

import dev.millrace.runtime.data.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conjunction as successive selections. */
record AllConditions(List<VectorPredicate> conditions) implements VectorPredicate {
    @Override
    public int select(Batch batch, int @Nullable [] rows, int count, int[] selected) {
        int left = conditions.get(0).select(batch, rows, count, selected);
        for (int i = 1; i < conditions.size() && left > 0; i++) {
            left = conditions.get(i).select(batch, selected, left, selected);
        }
        return left;
    }
}
