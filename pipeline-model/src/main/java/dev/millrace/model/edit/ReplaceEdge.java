package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Pipeline;

/** Gives an edge another beginning or end, in its place in the document. */
public record ReplaceEdge(Edge old, Edge replacement) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        int index = Parts.indexOf(before, old);
        if (before.edges().contains(replacement)) {
            return old.equals(replacement) ? before : Disconnect.one(old).apply(before);
        }
        return before.withEdges(Parts.put(before.edges(), index, replacement));
    }

    @Override
    public String label() {
        return "Reconnect";
    }
}
