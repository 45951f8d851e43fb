package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.View;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds nodes at the document's end.
 *
 * @param edges added with them; they may join nodes that are there already
 * @param boxes where the nodes stand
 */
public record AddNodes(List<Node> nodes, List<Edge> edges, Map<String, View.Box> boxes) implements Edit {
    public AddNodes {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        boxes = Map.copyOf(boxes);
    }

    public static AddNodes one(Node node, View.Box box) {
        return new AddNodes(List.of(node), List.of(), Map.of(node.id(), box));
    }

    @Override
    public Pipeline apply(Pipeline before) {
        Map<String, Node> allNodes = new LinkedHashMap<>(before.nodes());
        for (Node node : nodes) {
            Parts.requireFree(before, node.id());
            if (allNodes.put(node.id(), node) != null) {
                throw new IllegalArgumentException("the id " + node.id() + " is there twice");
            }
        }
        Set<Edge> allEdges = new LinkedHashSet<>(before.edges());
        allEdges.addAll(edges);
        return Parts.withBoxes(before.withNodes(allNodes).withEdges(List.copyOf(allEdges)), boxes);
    }

    @Override
    public String label() {
        return Parts.counted("Add", nodes.size(), "node");
    }
}
