package dev.millrace.model.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The document: an immutable value. It may be wrong in any way that its types allow (unknown kinds, dangling edges,
 * cycles); {@link dev.millrace.model.catalog.Validator} says so as problems.
 *
 * @param nodes by id, in document order
 */
public record Pipeline(
        String name,
        String description,
        List<Parameter> parameters,
        Map<String, Node> nodes,
        List<Edge> edges,
        Annotations annotations) {

    public static final Pipeline EMPTY =
            new Pipeline("Untitled", "", List.of(), Map.of(), List.of(), Annotations.EMPTY);

    /** What people add to a pipeline that no engine reads. */
    public record Annotations(List<Note> notes, List<Group> groups, View view) {
        public static final Annotations EMPTY = new Annotations(List.of(), List.of(), View.EMPTY);

        public Annotations {
            notes = List.copyOf(notes);
            groups = List.copyOf(groups);
        }
    }

    public Pipeline {
        parameters = List.copyOf(parameters);
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        edges = List.copyOf(edges);
    }

    public Optional<Node> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public View view() {
        return annotations.view();
    }

    public Pipeline withNodes(Map<String, Node> newNodes) {
        return new Pipeline(name, description, parameters, newNodes, edges, annotations);
    }

    public Pipeline withEdges(List<Edge> newEdges) {
        return new Pipeline(name, description, parameters, nodes, newEdges, annotations);
    }

    public Pipeline withParameters(List<Parameter> newParameters) {
        return new Pipeline(name, description, newParameters, nodes, edges, annotations);
    }

    public Pipeline withTitle(String newName, String newDescription) {
        return new Pipeline(newName, newDescription, parameters, nodes, edges, annotations);
    }

    public Pipeline withAnnotations(Annotations newAnnotations) {
        return new Pipeline(name, description, parameters, nodes, edges, newAnnotations);
    }

    public Pipeline withView(View view) {
        return withAnnotations(new Annotations(annotations.notes(), annotations.groups(), view));
    }
}
