package dev.millrace.model.validation;

import dev.millrace.model.problem.Problem;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What binding a node gave.
 *
 * @param spec absent if there was an error
 * @param outputs by port, as far as they are known
 */
record Binding(Optional<OperatorSpec> spec, Map<String, Schema> outputs, List<Problem> problems) {

    /** Binds a node; {@code inputs} has the schemas of every connected port. */
    static Binding of(CheckedNode node, Map<String, List<Schema>> inputs, ExpressionBinder expressions) {
        NodeContext context = new NodeContext(node, inputs, expressions);
        Optional<OperatorSpec> spec = context.bind();
        boolean good = node.settings().complete() && !context.problems().hasErrors();
        return new Binding(
                good ? spec : Optional.empty(),
                Map.copyOf(context.outputs()),
                context.problems().toList());
    }
}
