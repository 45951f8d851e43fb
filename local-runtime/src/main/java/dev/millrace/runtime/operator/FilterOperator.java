package dev.millrace.runtime.operator;

import dev.millrace.model.spec.TransformSpecs.FilterSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorPredicate;
import java.io.IOException;

/** Narrows the selection; no value is copied. */
final class FilterOperator implements Operator {

    private final OperatorContext context;
    private final VectorPredicate condition;
    private final int[] selected;
    private final BatchView view = new BatchView();
    private boolean evaluated;

    FilterOperator(FilterSpec spec, OperatorContext context) {
        this.context = context;
        this.condition = VectorExpressions.predicate(spec.condition(), context.batchSize());
        this.selected = new int[context.batchSize()];
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (!evaluated) {
            int count = condition.select(batch, batch.selection(), batch.selected(), selected);
            view.of(batch, batch.columns()).select(selected, count);
            evaluated = true;
        }
        evaluated = !context.outbox(0).offer(view.batch());
        return !evaluated;
    }
}
