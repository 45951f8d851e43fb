package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Pipeline;
import java.util.Set;

/** Removes edges. */
public record Disconnect(Set<Edge> edges) implements Edit {
    public Disconnect {
        edges = Set.copyOf(edges);
    }

    public static Disconnect one(Edge edge) {
        return new Disconnect(Set.of(edge));
    }

    @Override
    public Pipeline apply(Pipeline before) {
        edges.forEach(edge -> Parts.indexOf(before, edge));
        return before.withEdges(
                before.edges().stream().filter(edge -> !edges.contains(edge)).toList());
    }

    @Override
    public String label() {
        return Parts.counted("Delete", edges.size(), "edge");
    }
}
