package dev.millrace.runtime.operator;

import dev.millrace.model.spec.TransformSpecs.ProjectSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorProjection;
import java.io.IOException;

/** One column per expression; a plain field is the input's column itself. */
final class ProjectOperator implements Operator {

    private final OperatorContext context;
    private final VectorProjection projection;
    private final BatchView view = new BatchView();
    private boolean evaluated;

    ProjectOperator(ProjectSpec spec, OperatorContext context) {
        this.context = context;
        this.projection = VectorExpressions.compileAll(spec.expressions(), context.batchSize());
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (!evaluated) {
            view.of(batch, projection.evaluateAll(batch, batch.selection(), batch.selected()));
            evaluated = true;
        }
        evaluated = !context.outbox(0).offer(view.batch());
        return !evaluated;
    }
}
