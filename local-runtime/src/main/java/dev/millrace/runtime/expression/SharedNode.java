package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/**
 * A part that several places of a group need: evaluated once a round, for all rows of the round even when the first to
 * ask needs only some. So only parts that are evaluated for all rows anyway, or cannot fail, may be shared.
 */
final class SharedNode implements VectorExpression {

    private final VectorExpression part;
    private final RowScope scope;
    private long round = -1;
    private @Nullable Column value;

    SharedNode(VectorExpression part, RowScope scope) {
        this.part = part;
        this.scope = scope;
    }

    @Override
    public DataType type() {
        return part.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        Column known = value;
        if (known == null || round != scope.round()) {
            known = part.evaluate(batch, scope.rows(), scope.count());
            value = known;
            round = scope.round();
        }
        return known;
    }
}
