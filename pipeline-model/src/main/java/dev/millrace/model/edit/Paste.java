package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Pipeline.Annotations;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.document.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a paste does.
 *
 * @param ids of the nodes and notes that it brings, which the studio then selects
 */
public record Paste(Edit edit, Set<String> ids) {

    static Paste of(Pipeline content, Pipeline target, double dx, double dy) {
        Map<String, String> fresh = freshIds(content, new IdGenerator(target));
        Map<String, View.Box> boxes = new LinkedHashMap<>();
        content.view().boxes().forEach((id, box) -> {
            if (fresh.containsKey(id)) {
                boxes.put(renamed(id, fresh), box.movedTo(box.x() + dx, box.y() + dy));
            }
        });
        List<Node> nodes = content.nodes().values().stream()
                .map(node -> new Node(renamed(node.id(), fresh), node.kind(), node.name(), node.settings()))
                .toList();
        List<Note> notes = content.annotations().notes().stream()
                .map(note -> new Note(renamed(note.id(), fresh), note.text()))
                .toList();

        List<Edit> edits = new ArrayList<>();
        content.parameters().stream()
                .filter(parameter -> SetParameter.indexOf(target.parameters(), parameter.name()) < 0)
                .forEach(parameter -> edits.add(new SetParameter(parameter)));
        edits.add(new AddNodes(nodes, innerEdges(content, fresh), boxes));
        notes.forEach(note -> edits.add(new SetNote(note)));
        content.annotations().groups().forEach(group -> edits.add(new SetGroup(renamed(group, content, fresh))));

        Set<String> ids = new LinkedHashSet<>();
        nodes.forEach(node -> ids.add(node.id()));
        notes.forEach(note -> ids.add(note.id()));
        return new Paste(new Composite("Paste", edits), ids);
    }

    private static Map<String, String> freshIds(Pipeline content, IdGenerator generator) {
        Map<String, String> fresh = new HashMap<>();
        Annotations annotations = content.annotations();
        content.nodes().keySet().forEach(id -> fresh.put(id, generator.like(id)));
        annotations.notes().forEach(note -> fresh.put(note.id(), generator.like(note.id())));
        annotations.groups().forEach(group -> fresh.put(group.id(), generator.like(group.id())));
        return fresh;
    }

    /** An edge that leads out of the pasted text must not end at a node that happens to have that id here. */
    private static List<Edge> innerEdges(Pipeline content, Map<String, String> fresh) {
        return content.edges().stream()
                .filter(edge -> content.nodes().containsKey(edge.from().node())
                        && content.nodes().containsKey(edge.to().node()))
                .map(edge -> new Edge(renamed(edge.from(), fresh), renamed(edge.to(), fresh)))
                .toList();
    }

    private static String renamed(String id, Map<String, String> fresh) {
        return fresh.getOrDefault(id, id);
    }

    private static PortRef renamed(PortRef port, Map<String, String> fresh) {
        return new PortRef(renamed(port.node(), fresh), port.port());
    }

    private static Group renamed(Group group, Pipeline content, Map<String, String> fresh) {
        List<String> members = group.nodes().stream()
                .filter(content.nodes()::containsKey)
                .map(id -> renamed(id, fresh))
                .toList();
        return new Group(renamed(group.id(), fresh), group.title(), members);
    }
}
