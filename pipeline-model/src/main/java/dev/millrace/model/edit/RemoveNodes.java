package dev.millrace.model.edit;

import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes nodes with their edges and boxes, and from their groups; a group that is left without nodes goes, too. */
public record RemoveNodes(Set<String> ids) implements Edit {
    public RemoveNodes {
        ids = Set.copyOf(ids);
    }

    @Override
    public Pipeline apply(Pipeline before) {
        ids.forEach(id -> Parts.node(before, id));
        Map<String, Node> nodes = new LinkedHashMap<>(before.nodes());
        nodes.keySet().removeAll(ids);
        Pipeline after = before.withNodes(nodes)
                .withEdges(before.edges().stream()
                        .filter(edge -> !ids.contains(edge.from().node())
                                && !ids.contains(edge.to().node()))
                        .toList());
        return withoutMembers(Parts.withoutBoxes(after, ids));
    }

    private Pipeline withoutMembers(Pipeline pipeline) {
        List<Group> groups = new ArrayList<>();
        List<String> emptied = new ArrayList<>();
        for (Group group : pipeline.annotations().groups()) {
            List<String> left =
                    group.nodes().stream().filter(id -> !ids.contains(id)).toList();
            if (left.size() == group.nodes().size()) {
                groups.add(group);
            } else if (left.isEmpty()) {
                emptied.add(group.id());
            } else {
                groups.add(new Group(group.id(), group.title(), left));
            }
        }
        return Parts.withoutBoxes(Parts.withGroups(pipeline, groups), emptied);
    }

    @Override
    public String label() {
        return Parts.counted("Delete", ids.size(), "node");
    }
}
