package dev.millrace.designer.document;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.edit.Connect;
import dev.millrace.model.edit.Edit;
import dev.millrace.model.edit.ReplaceEdge;
import dev.millrace.model.geometry.NodePorts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which ports of a document may be joined. Made for one document and asked often, as while an edge is being drawn; what
 * the rows of an edge must look like is the validator's.
 */
public final class ConnectionRules {

    /** What is said to an edge from a node to itself. */
    public static final String ITSELF = "A node cannot feed itself";

    private final Pipeline pipeline;
    private final Catalog catalog;
    private final Map<String, Set<String>> upstream = new HashMap<>();
    private final Map<String, NodePorts> ports = new HashMap<>();
    private final Set<Edge> edges;

    public ConnectionRules(Pipeline pipeline, Catalog catalog) {
        this.pipeline = pipeline;
        this.catalog = catalog;
        this.edges = new HashSet<>(pipeline.edges());
    }

    /** Ports of a node of the document; none for an unknown id. */
    public NodePorts ports(String node) {
        return ports.computeIfAbsent(
                node,
                id -> pipeline.node(id)
                        .map(found -> NodePorts.of(found, catalog, List.of()))
                        .orElseGet(() -> new NodePorts(List.of(), List.of())));
    }

    /** Why an edge from an output to an input would make no sense, in a few words; empty if it does. */
    public Optional<String> objection(PortRef from, PortRef to) {
        if (from.node().equals(to.node())) {
            return Optional.of(ITSELF);
        }
        if (ports(from.node()).output(from.port()) < 0 || ports(to.node()).input(to.port()) < 0) {
            return Optional.of("There is no such port");
        }
        if (edges.contains(new Edge(from, to))) {
            return Optional.of("These are connected already");
        }
        if (upstream(from.node()).contains(to.node())) {
            return Optional.of("This would close a circle");
        }
        return Optional.empty();
    }

    /**
     * The edit that joins two ports. An input that takes one edge only gives up the one that it has.
     *
     * @param instead an edge that the new one replaces, if any
     */
    public Edit connecting(PortRef from, PortRef to, Optional<Edge> instead) {
        Edge edge = new Edge(from, to);
        Optional<Edge> old = instead.or(() -> occupant(to));
        return old.<Edit>map(replaced -> new ReplaceEdge(replaced, edge)).orElseGet(() -> new Connect(edge));
    }

    /** The edge that an input which takes one edge only has already. */
    public Optional<Edge> occupant(PortRef input) {
        int index = ports(input.node()).input(input.port());
        boolean many = index >= 0 && ports(input.node()).inputs().get(index).manyEdges();
        return many
                ? Optional.empty()
                : pipeline.edges().stream()
                        .filter(edge -> edge.to().equals(input))
                        .findFirst();
    }

    /** The first free input of a node that could take rows from an output. */
    public Optional<PortRef> freeInput(PortRef from, String node) {
        List<Port> inputs = ports(node).inputs();
        return inputs.stream()
                .map(port -> new PortRef(node, port.name()))
                .filter(input ->
                        occupant(input).isEmpty() && objection(from, input).isEmpty())
                .findFirst();
    }

    /** Nodes from which rows reach a node, itself left out. */
    private Set<String> upstream(String node) {
        return upstream.computeIfAbsent(node, this::findUpstream);
    }

    private Set<String> findUpstream(String node) {
        Map<String, Set<String>> feeders = new HashMap<>();
        for (Edge edge : pipeline.edges()) {
            feeders.computeIfAbsent(edge.to().node(), id -> new HashSet<>())
                    .add(edge.from().node());
        }
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            for (String feeder : feeders.getOrDefault(open.pop(), Set.of())) {
                if (found.add(feeder)) {
                    open.push(feeder);
                }
            }
        }
        return found;
    }
}
