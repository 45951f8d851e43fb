package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Pipeline;

/** Adds an edge. */
public record Connect(Edge edge) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        return before.edges().contains(edge) ? before : before.withEdges(Parts.put(before.edges(), -1, edge));
    }

    @Override
    public String label() {
        return "Connect";
    }
}
