package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.RowException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole condition. */
final class RootCondition implements VectorPredicate {

    private final RowScope scope = new RowScope();
    private final VectorPredicate condition;
    private final int[] given;

    RootCondition(Expression expression, int capacity) {
        Expression folded = Folding.fold(expression);
        this.condition = new Compilation(List.of(folded), scope, capacity).condition(folded, true);
        this.given = new int[capacity];
    }

    @Override
    public int select(Batch batch, int @Nullable [] rows, int count, int[] selected) {
        int[] asked = rows;
        if (asked != null) {
            // Shared parts are evaluated for the rows asked for, and the caller may select into the same array.
            Selections.copy(asked, count, given);
            asked = given;
        }
        try {
            return compute(batch, asked, count, selected);
        } catch (RowException e) {
            throw RowErrors.first(e, asked, count, row -> compute(batch, row, 1, new int[1]));
        }
    }

    private int compute(Batch batch, int @Nullable [] rows, int count, int[] selected) {
        scope.begin(rows, count);
        return condition.select(batch, rows, count, selected);
    }
}
