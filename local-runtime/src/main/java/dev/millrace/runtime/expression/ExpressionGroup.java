package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The roots of expressions that are evaluated together. */
final class ExpressionGroup implements VectorExpression, VectorProjection {

    private final RowScope scope = new RowScope();
    private final List<VectorExpression> roots;
    private final Column[] values;

    ExpressionGroup(List<Expression> expressions, int capacity) {
        List<Expression> folded = expressions.stream().map(Folding::fold).toList();
        Compilation compilation = new Compilation(folded, scope, capacity);
        this.roots = folded.stream().map(compilation::value).toList();
        this.values = new Column[roots.size()];
    }

    @Override
    public DataType type() {
        return roots.get(0).type();
    }

    @Override
    public List<DataType> types() {
        return roots.stream().map(VectorExpression::type).toList();
    }

    @Override
    public Column[] evaluateAll(Batch batch, int @Nullable [] rows, int count) {
        try {
            compute(batch, rows, count);
            return values;
        } catch (RowException e) {
            throw RowErrors.first(e, rows, count, row -> compute(batch, row, 1));
        }
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        return evaluateAll(batch, rows, count)[0];
    }

    private void compute(Batch batch, int @Nullable [] rows, int count) {
        scope.begin(rows, count);
        for (int i = 0; i < values.length; i++) {
            values[i] = roots.get(i).evaluate(batch, rows, count);
        }
    }
}
