package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.document.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a node between the two that an edge joins; in the document it stands after the one before it. The node may be
 * there already, then it keeps its place; on an edge of its own it is only moved.
 *
 * @param input the node's port that the edge's rows go to
 * @param output the node's port that they go on from
 */
public record InsertOnEdge(Edge edge, Node node, View.Box box, String input, String output) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        int index = Parts.indexOf(before, edge);
        Pipeline after = Parts.withBoxes(before.withNodes(nodes(before)), Map.of(node.id(), box));
        if (edge.from().node().equals(node.id()) || edge.to().node().equals(node.id())) {
            return after;
        }
        List<Edge> edges = new ArrayList<>(before.edges());
        edges.set(index, new Edge(edge.from(), new PortRef(node.id(), input)));
        edges.add(index + 1, new Edge(new PortRef(node.id(), output), edge.to()));
        return after.withEdges(edges.stream().distinct().toList());
    }

    private Map<String, Node> nodes(Pipeline before) {
        if (before.nodes().containsKey(node.id())) {
            return before.nodes();
        }
        Parts.requireFree(before, node.id());
        Map<String, Node> nodes = new LinkedHashMap<>();
        before.nodes().forEach((id, old) -> {
            nodes.put(id, old);
            if (id.equals(edge.from().node())) {
                nodes.put(node.id(), node);
            }
        });
        nodes.putIfAbsent(node.id(), node);
        return nodes;
    }

    @Override
    public String label() {
        return "Insert node";
    }
}
