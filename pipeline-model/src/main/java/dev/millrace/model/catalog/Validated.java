package dev.millrace.model.catalog;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document after validation: every node that could be bound, every schema that could be derived, and the problems.
 *
 * @param nodes bound nodes by id, in an order in which producers come first
 * @param schemas by output port, for every port whose schema is known
 */
public record Validated(
        Pipeline pipeline, Map<String, BoundNode> nodes, Map<PortRef, Schema> schemas, List<Problem> problems) {

    /**
     * A node with its meaning.
     *
     * @param inputs by input port, one schema per edge in document order
     * @param outputPorts port 0 is the main one
     */
    public record BoundNode(
            Node node,
            OperatorKind kind,
            OperatorSpec spec,
            List<Port> inputPorts,
            List<Port> outputPorts,
            Map<String, List<Schema>> inputs) {}

    /** Whether the pipeline may run. */
    public boolean runnable() {
        return problems.stream().noneMatch(Problem::isError);
    }

    /** The schema of the rows on an edge. */
    public Optional<Schema> schema(Edge edge) {
        return Optional.ofNullable(schemas.get(edge.from()));
    }
}
