package dev.millrace.runtime.expression;

import dev.millrace.runtime.data.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A disjunction: each condition selects among the rows that none before it took. */
final class AnyCondition implements VectorPredicate {

    private final List<VectorPredicate> conditions;
    private final int[] left;
    private final int[] found;
    private int[] taken;
    private int[] merged;

    AnyCondition(List<VectorPredicate> conditions, int capacity) {
        this.conditions = conditions;
        this.left = new int[capacity];
        this.found = new int[capacity];
        this.taken = new int[capacity];
        this.merged = new int[capacity];
    }

    @Override
    public int select(Batch batch, int @Nullable [] rows, int count, int[] selected) {
        int takenCount = conditions.get(0).select(batch, rows, count, taken);
        int leftCount = Selections.without(rows, count, taken, takenCount, left);
        for (int i = 1; i < conditions.size() && leftCount > 0; i++) {
            int foundCount = conditions.get(i).select(batch, left, leftCount, found);
            leftCount = Selections.without(left, leftCount, found, foundCount, left);
            takenCount = Selections.union(taken, takenCount, found, foundCount, merged);
            int[] swap = taken;
            taken = merged;
            merged = swap;
        }
        System.arraycopy(taken, 0, selected, 0, takenCount);
        return takenCount;
    }
}
