package dev.millrace.runtime.operator;

import dev.millrace.model.spec.TransformSpecs.FilterSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorPredicate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Narrows the selection; no value is copied. */
final class FilterOperator implements Operator {

    private final VectorPredicate condition;
    private final SoundRows sound;
    private final Results results;
    private final int[] selected;
    private int count;

    FilterOperator(FilterSpec spec, OperatorContext context) {
        this.condition = VectorExpressions.predicate(spec.condition(), context.batchSize());
        this.results = new Results(context, 1, spec.onError());
        this.sound = new SoundRows(this::select, results.errors()::add, context.batchSize());
        this.selected = new int[context.batchSize()];
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (results.begin(batch)) {
            sound.evaluate(batch);
            results.view(0).of(batch, batch.columns()).select(selected, count);
        }
        return results.offer(batch);
    }

    private void select(Batch batch, int @Nullable [] rows, int asked) {
        count = condition.select(batch, rows, asked, selected);
    }
}
