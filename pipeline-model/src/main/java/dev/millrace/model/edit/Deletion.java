package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deleting what is selected on the canvas, whatever it is, as one edit. */
public final class Deletion {

    private Deletion() {}

    /**
     * The edit that removes the nodes, notes and groups with these ids, and these edges. A group goes as a frame; its
     * nodes stay unless they are named. Empty if nothing of it is in the document.
     */
    public static Optional<Edit> of(Pipeline pipeline, Set<String> ids, Set<Edge> edges) {
        Set<String> nodes = among(pipeline.nodes().keySet().stream(), ids::contains);
        Set<String> notes = among(pipeline.annotations().notes().stream().map(Note::id), ids::contains);
        Set<String> groups = among(pipeline.annotations().groups().stream().map(Group::id), ids::contains);
        Set<Edge> loose = pipeline.edges().stream()
                .filter(edge -> edges.contains(edge)
                        && !nodes.contains(edge.from().node())
                        && !nodes.contains(edge.to().node()))
                .collect(Collectors.toSet());
        List<Edit> edits = new ArrayList<>();
        if (!groups.isEmpty()) {
            edits.add(new RemoveGroups(groups));
        }
        if (!notes.isEmpty()) {
            edits.add(new RemoveNotes(notes));
        }
        if (!loose.isEmpty()) {
            edits.add(new Disconnect(loose));
        }
        if (!nodes.isEmpty()) {
            edits.add(new RemoveNodes(nodes));
        }
        if (edits.size() <= 1) {
            return edits.stream().findFirst();
        }
        int count = nodes.size() + notes.size() + groups.size() + loose.size();
        return Optional.of(new Composite(Parts.counted("Delete", count, "item"), edits));
    }

    private static Set<String> among(Stream<String> ids, Predicate<String> chosen) {
        return ids.filter(chosen).collect(Collectors.toSet());
    }
}
