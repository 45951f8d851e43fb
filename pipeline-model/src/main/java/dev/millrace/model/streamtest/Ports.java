package dev.millrace.model.streamtest;

import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The streams of a pipeline by the names that stream tests give them. */
record Ports(Validated pipeline) {

    /**
     * The stream that a name means.
     *
     * @param refuse told what is wrong, and what to do about it
     */
    Optional<PortRef> find(String name, BiConsumer<String, String> refuse) {
        int dot = name.indexOf('.');
        String id = dot < 0 ? name : name.substring(0, dot);
        BoundNode node = pipeline.nodes().get(id);
        if (node == null) {
            refuse.accept(
                    "The pipeline has no node " + Excerpt.of(id) + ".",
                    Suggestion.fix(id, pipeline.nodes().keySet()));
            return Optional.empty();
        }
        List<String> ports = node.outputPorts().stream().map(Port::name).toList();
        if (dot < 0) {
            return ports.isEmpty() ? input(id) : Optional.of(new PortRef(id, ports.get(0)));
        }
        String port = name.substring(dot + 1);
        if (!ports.contains(port)) {
            refuse.accept(
                    "The node " + Excerpt.of(id) + " has no output " + Excerpt.of(port) + ".",
                    Suggestion.fix(port, ports));
            return Optional.empty();
        }
        return Optional.of(new PortRef(id, port));
    }

    /** What a sink is given. */
    private Optional<PortRef> input(String sink) {
        return pipeline.pipeline().edges().stream()
                .filter(edge -> edge.to().node().equals(sink))
                .map(Edge::from)
                .findFirst();
    }
}
