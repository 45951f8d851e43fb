package dev.millrace.runtime.operator;

import dev.millrace.model.spec.TransformSpecs.RouteSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorPredicate;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Shows each output the rows that its condition takes. */
final class RouteOperator implements Operator {

    private final VectorPredicate[] conditions;
    private final boolean firstOnly;
    private final SoundRows sound;
    private final Results results;
    /** By output; the last one takes the rest. */
    private final int[][] selections;

    private final int[] counts;
    private final boolean[] taken;
    private final int[] remaining;

    RouteOperator(RouteSpec spec, OperatorContext context) {
        this.firstOnly = spec.firstOnly();
        this.conditions = spec.conditions().stream()
                .map(condition -> VectorExpressions.predicate(condition, context.batchSize()))
                .toArray(VectorPredicate[]::new);
        int outputs = conditions.length + 1;
        this.results = new Results(context, outputs, spec.onError());
        this.sound = new SoundRows(this::select, results.errors()::add, context.batchSize());
        this.selections = new int[outputs][context.batchSize()];
        this.counts = new int[outputs];
        this.taken = new boolean[context.batchSize()];
        this.remaining = new int[context.batchSize()];
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (results.begin(batch)) {
            sound.evaluate(batch);
            for (int i = 0; i < counts.length; i++) {
                results.view(i).of(batch, batch.columns()).select(selections[i], counts[i]);
            }
        }
        return results.offer(batch);
    }

    private void select(Batch batch, int @Nullable [] rows, int count) {
        Arrays.fill(taken, 0, batch.size(), false);
        for (int i = 0; i < conditions.length; i++) {
            counts[i] = firstOnly
                    ? conditions[i].select(batch, remaining, notTaken(rows, count, remaining), selections[i])
                    : conditions[i].select(batch, rows, count, selections[i]);
            for (int k = 0; k < counts[i]; k++) {
                taken[selections[i][k]] = true;
            }
        }
        int rest = conditions.length;
        counts[rest] = notTaken(rows, count, selections[rest]);
    }

    private int notTaken(int @Nullable [] rows, int count, int[] left) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            left[kept] = row;
            kept += taken[row] ? 0 : 1;
        }
        return kept;
    }
}
