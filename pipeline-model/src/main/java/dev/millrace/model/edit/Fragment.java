package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Pipeline.Annotations;
import dev.millrace.model.document.View;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.json.PipelineWriter;
import dev.millrace.model.json.ReadResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of a document that is copied: nodes, the edges between them, their boxes, notes, the groups that lie within,
 * and the parameters that the settings refer to. As text it is a document, so a whole document can be pasted as well.
 */
public record Fragment(Pipeline content) {

    private static final String NAME = "Fragment";

    /** Copies the nodes and notes with these ids, and the groups all of whose nodes are among them. */
    public static Fragment of(Pipeline pipeline, Set<String> ids) {
        Map<String, Node> nodes = new LinkedHashMap<>(pipeline.nodes());
        nodes.keySet().retainAll(ids);
        List<Edge> edges = pipeline.edges().stream()
                .filter(edge -> nodes.containsKey(edge.from().node())
                        && nodes.containsKey(edge.to().node()))
                .toList();
        List<Note> notes = pipeline.annotations().notes().stream()
                .filter(note -> ids.contains(note.id()))
                .toList();
        List<Group> groups = pipeline.annotations().groups().stream()
                .filter(group -> !group.nodes().isEmpty() && nodes.keySet().containsAll(group.nodes()))
                .toList();
        Set<String> all = new LinkedHashSet<>(nodes.keySet());
        notes.forEach(note -> all.add(note.id()));
        groups.forEach(group -> all.add(group.id()));
        Map<String, View.Box> boxes = new LinkedHashMap<>(pipeline.view().boxes());
        boxes.keySet().retainAll(all);
        List<Parameter> parameters = pipeline.parameters().stream()
                .filter(parameter -> isUsed(parameter, nodes))
                .toList();
        return new Fragment(
                new Pipeline(NAME, "", parameters, nodes, edges, new Annotations(notes, groups, new View(boxes))));
    }

    private static boolean isUsed(Parameter parameter, Map<String, Node> nodes) {
        ParameterUse use = ParameterUse.of(parameter.name());
        return nodes.values().stream()
                .flatMap(node -> node.settings().values().stream())
                .anyMatch(use::in);
    }

    /** Reads what {@link #toText} wrote, or a whole document. */
    public static ReadResult read(String text) {
        return new PipelineReader().read(text);
    }

    /** For the clipboard. */
    public String toText() {
        return new PipelineWriter().write(content);
    }

    public boolean isEmpty() {
        return content.nodes().isEmpty() && content.annotations().notes().isEmpty();
    }

    /**
     * The edit that adds the fragment to a document, shifted by so much. Ids that the document has are replaced by fresh
     * ones; a parameter that it has stays as it is.
     */
    public Paste pasteInto(Pipeline target, double dx, double dy) {
        return Paste.of(content, target, dx, dy);
    }
}
