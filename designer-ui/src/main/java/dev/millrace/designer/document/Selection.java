package dev.millrace.designer.document;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Pipeline;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is selected, as an immutable value.
 *
 * @param nodes ids in the order in which they were selected; notes and groups too, by their ids
 */
public record Selection(Set<String> nodes, Set<Edge> edges) {

    public static final Selection EMPTY = new Selection(Set.of(), Set.of());

    public Selection {
        nodes = Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
        edges = Collections.unmodifiableSet(new LinkedHashSet<>(edges));
    }

    public static Selection ofNode(String id) {
        return new Selection(Set.of(id), Set.of());
    }

    public static Selection ofNodes(Set<String> ids) {
        return new Selection(ids, Set.of());
    }

    public static Selection ofEdge(Edge edge) {
        return new Selection(Set.of(), Set.of(edge));
    }

    public boolean isEmpty() {
        return nodes.isEmpty() && edges.isEmpty();
    }

    /** The node, if exactly one is selected and nothing else. */
    public Optional<String> onlyNode() {
        return nodes.size() == 1 && edges.isEmpty()
                ? Optional.of(nodes.iterator().next())
                : Optional.empty();
    }

    /** The edge, if exactly one is selected and nothing else. */
    public Optional<Edge> onlyEdge() {
        return edges.size() == 1 && nodes.isEmpty()
                ? Optional.of(edges.iterator().next())
                : Optional.empty();
    }

    /** With a node selected if it was not, and the other way round. */
    public Selection toggled(String id) {
        Set<String> changed = new LinkedHashSet<>(nodes);
        if (!changed.remove(id)) {
            changed.add(id);
        }
        return new Selection(changed, edges);
    }

    /** With an edge selected if it was not, and the other way round. */
    public Selection toggled(Edge edge) {
        Set<Edge> changed = new LinkedHashSet<>(edges);
        if (!changed.remove(edge)) {
            changed.add(edge);
        }
        return new Selection(nodes, changed);
    }

    public Selection plus(Selection other) {
        Set<String> allNodes = new LinkedHashSet<>(nodes);
        allNodes.addAll(other.nodes);
        Set<Edge> allEdges = new LinkedHashSet<>(edges);
        allEdges.addAll(other.edges);
        return new Selection(allNodes, allEdges);
    }

    /** Without what the document no longer has. */
    public Selection within(Pipeline pipeline) {
        if (isEmpty()) {
            return this;
        }
        Set<String> annotations = new HashSet<>();
        pipeline.annotations().notes().forEach(note -> annotations.add(note.id()));
        pipeline.annotations().groups().forEach(group -> annotations.add(group.id()));
        Set<String> stillThere = new LinkedHashSet<>(nodes);
        stillThere.removeIf(id -> !pipeline.nodes().containsKey(id) && !annotations.contains(id));
        Set<Edge> edgesThere = new LinkedHashSet<>(edges);
        if (!edges.isEmpty()) {
            edgesThere.retainAll(new HashSet<>(pipeline.edges()));
        }
        return new Selection(stillThere, edgesThere);
    }
}
