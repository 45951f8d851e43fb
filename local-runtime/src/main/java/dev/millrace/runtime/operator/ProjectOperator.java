package dev.millrace.runtime.operator;

import dev.millrace.model.spec.TransformSpecs.ProjectSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorProjection;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One column per expression; a plain field is the input's column itself. */
final class ProjectOperator implements Operator {

    private final VectorProjection projection;
    private final SoundRows sound;
    private final Results results;
    private Column[] columns = new Column[0];

    ProjectOperator(ProjectSpec spec, OperatorContext context) {
        this.projection = VectorExpressions.compileAll(spec.expressions(), context.batchSize());
        this.results = new Results(context, 1, spec.onError());
        this.sound = new SoundRows(this::compute, results.errors()::add, context.batchSize());
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (results.begin(batch)) {
            sound.evaluate(batch);
            results.view(0).of(batch, columns).select(sound.rows(), sound.count());
        }
        return results.offer(batch);
    }

    private void compute(Batch batch, int @Nullable [] rows, int count) {
        columns = projection.evaluateAll(batch, rows, count);
    }
}
