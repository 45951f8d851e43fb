package dev.millrace.runtime.operator;

import dev.millrace.model.spec.TransformSpecs.RouteSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorPredicate;
import java.io.IOException;
import java.util.Arrays;

/** Shows each output the rows that its condition takes. */
final class RouteOperator implements Operator {

    private final OperatorContext context;
    private final VectorPredicate[] conditions;
    private final boolean firstOnly;
    /** One view and one selection per output; the last output takes the rest. */
    private final BatchView[] views;

    private final int[][] selections;
    private final boolean[] taken;
    private final int[] remaining;
    private boolean evaluated;
    private int nextOutput;

    RouteOperator(RouteSpec spec, OperatorContext context) {
        this.context = context;
        this.firstOnly = spec.firstOnly();
        this.conditions = spec.conditions().stream()
                .map(condition -> VectorExpressions.predicate(condition, context.batchSize()))
                .toArray(VectorPredicate[]::new);
        int outputs = conditions.length + 1;
        this.views = new BatchView[outputs];
        Arrays.setAll(views, i -> new BatchView());
        this.selections = new int[outputs][context.batchSize()];
        this.taken = new boolean[context.batchSize()];
        this.remaining = new int[context.batchSize()];
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (!evaluated) {
            evaluate(batch);
            evaluated = true;
            nextOutput = 0;
        }
        while (nextOutput < views.length) {
            if (!context.outbox(nextOutput).offer(views[nextOutput].batch())) {
                return false;
            }
            nextOutput++;
        }
        evaluated = false;
        return true;
    }

    private void evaluate(Batch batch) {
        Arrays.fill(taken, 0, batch.size(), false);
        for (int i = 0; i < conditions.length; i++) {
            int candidates = firstOnly ? notTaken(batch, remaining) : 0;
            int count = firstOnly
                    ? conditions[i].select(batch, remaining, candidates, selections[i])
                    : conditions[i].select(batch, batch.selection(), batch.selected(), selections[i]);
            for (int k = 0; k < count; k++) {
                taken[selections[i][k]] = true;
            }
            views[i].of(batch, batch.columns()).select(selections[i], count);
        }
        int rest = conditions.length;
        views[rest].of(batch, batch.columns()).select(selections[rest], notTaken(batch, selections[rest]));
    }

    private int notTaken(Batch batch, int[] rows) {
        int count = 0;
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.row(i);
            rows[count] = row;
            count += taken[row] ? 0 : 1;
        }
        return count;
    }
}
