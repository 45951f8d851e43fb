package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CASE: each condition looks only at the rows that none before it took, each value is computed only for its rows. */
final class CaseNode implements VectorExpression {

    private final List<VectorPredicate> conditions;
    private final List<VectorExpression> values;
    private final Column out;
    private final int[] left;
    private final int[] taken;

    /** @param values one for each condition, and the one for all other rows */
    CaseNode(List<VectorPredicate> conditions, List<VectorExpression> values, DataType type, int capacity) {
        this.conditions = conditions;
        this.values = values;
        this.out = Column.create(type, capacity);
        this.left = new int[capacity];
        this.taken = new int[capacity];
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        out.clear();
        int leftCount = Selections.copy(rows, count, left);
        for (int i = 0; i < conditions.size() && leftCount > 0; i++) {
            int takenCount = conditions.get(i).select(batch, left, leftCount, taken);
            if (takenCount > 0) {
                Rows.copy(out, values.get(i).evaluate(batch, taken, takenCount), taken, takenCount);
                leftCount = Selections.without(left, leftCount, taken, takenCount, left);
            }
        }
        if (leftCount > 0) {
            Rows.copy(out, values.get(conditions.size()).evaluate(batch, left, leftCount), left, leftCount);
        }
        return out;
    }
}
