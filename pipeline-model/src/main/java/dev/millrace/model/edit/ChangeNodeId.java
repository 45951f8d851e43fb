package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.document.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives a node another id; its edges, groups and box follow. */
public record ChangeNodeId(String from, String to) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        Parts.node(before, from);
        if (from.equals(to)) {
            return before;
        }
        Parts.requireFree(before, to);
        Map<String, Node> nodes = new LinkedHashMap<>();
        before.nodes()
                .values()
                .forEach(node -> nodes.put(
                        renamed(node.id()),
                        node.id().equals(from) ? new Node(to, node.kind(), node.name(), node.settings()) : node));
        Map<String, View.Box> boxes = new LinkedHashMap<>();
        before.view().boxes().forEach((id, box) -> boxes.put(renamed(id), box));
        Pipeline after = before.withNodes(nodes)
                .withEdges(before.edges().stream().map(this::renamed).toList())
                .withView(new View(boxes));
        return Parts.withGroups(
                after, after.annotations().groups().stream().map(this::renamed).toList());
    }

    private String renamed(String id) {
        return id.equals(from) ? to : id;
    }

    private Edge renamed(Edge edge) {
        boolean touched = edge.from().node().equals(from) || edge.to().node().equals(from);
        return touched ? new Edge(renamed(edge.from()), renamed(edge.to())) : edge;
    }

    private PortRef renamed(PortRef port) {
        return new PortRef(renamed(port.node()), port.port());
    }

    private Group renamed(Group group) {
        List<String> nodes = group.nodes().stream().map(this::renamed).toList();
        return nodes.equals(group.nodes()) ? group : new Group(group.id(), group.title(), nodes);
    }

    @Override
    public String label() {
        return "Change id to " + to;
    }
}
