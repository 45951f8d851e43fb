package dev.millrace.model.validation;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind.Category;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.graph.PipelineGraph;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.problem.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks how the nodes hang together, and gathers the edges that can be used. Linear in nodes and edges. */
final class Structure {

    private final Pipeline pipeline;
    private final Map<String, CheckedNode> nodes;
    private final PipelineGraph graph;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<PortRef, List<Edge>> incoming = new HashMap<>();
    private final Set<PortRef> fed = new HashSet<>();
    private final Set<String> read = new HashSet<>();

    private Structure(Pipeline pipeline, Map<String, CheckedNode> nodes) {
        this.pipeline = pipeline;
        this.nodes = nodes;
        this.graph = PipelineGraph.of(pipeline);
    }

    /**
     * Checks a document.
     *
     * @param nodes those of known kinds, by id
     */
    static Structure of(Pipeline pipeline, Map<String, CheckedNode> nodes, Catalog catalog) {
        Structure structure = new Structure(pipeline, nodes);
        structure.checkDocument(catalog);
        structure.checkEdges();
        structure.checkCycles();
        structure.checkConnections();
        return structure;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Nodes that can be bound if their producers can, producers first. */
    List<String> order() {
        return graph.order();
    }

    PipelineGraph graph() {
        return graph;
    }

    /** A node of a known kind. */
    Optional<CheckedNode> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** The good edges that end at an input, in document order. */
    List<Edge> incoming(String node, String port) {
        return incoming.getOrDefault(new PortRef(node, port), List.of());
    }

    private void checkDocument(Catalog catalog) {
        if (pipeline.nodes().isEmpty()) {
            problems.add(Problem.error(
                    Code.EMPTY_PIPELINE, Place.DOCUMENT, "The pipeline has no nodes.", "Add a source and a sink."));
        }
        List<String> keys = catalog.kinds().stream().map(kind -> kind.key()).toList();
        for (Node node : pipeline.nodes().values()) {
            if (!nodes.containsKey(node.id())) {
                problems.add(Problem.error(
                        Code.UNKNOWN_KIND,
                        new Place(Optional.of(node.id()), Optional.of("kind"), Optional.empty()),
                        "There is no operator kind " + Excerpt.of(node.kind()) + ".",
                        Suggestion.fix(node.kind(), keys)));
            }
        }
        problems.addAll(Identity.check(pipeline));
    }

    private void checkEdges() {
        Set<Edge> seen = new HashSet<>();
        for (Edge edge : pipeline.edges()) {
            if (!seen.add(edge)) {
                problems.add(Problem.error(
                        Code.DUPLICATE_EDGE,
                        at(edge.to().node(), edge),
                        "The edge " + edge.id() + " is there twice.",
                        "Remove one of them."));
            } else if (hasEnds(edge)) {
                boolean from = checkOutput(edge);
                boolean to = checkInput(edge);
                if (from && to) {
                    incoming.computeIfAbsent(edge.to(), port -> new ArrayList<>())
                            .add(edge);
                }
            }
        }
    }

    private boolean hasEnds(Edge edge) {
        boolean complete = true;
        for (String end : List.of(edge.from().node(), edge.to().node())) {
            if (!pipeline.nodes().containsKey(end)) {
                complete = false;
                problems.add(Problem.error(
                        Code.DANGLING_EDGE,
                        Place.path(edge.id()),
                        "The edge " + edge.id() + " ends at a node " + Excerpt.of(end) + " that does not exist.",
                        Suggestion.nearest(end, nodes.size() > 1_000 ? List.of() : nodes.keySet())
                                .map(near -> "Did you mean " + Excerpt.of(near) + "? Otherwise remove the edge.")
                                .orElse("Remove the edge, or add the node.")));
            }
        }
        return complete;
    }

    private boolean checkOutput(Edge edge) {
        read.add(edge.from().node());
        CheckedNode node = nodes.get(edge.from().node());
        if (node == null || node.output(edge.from().port()).isPresent()) {
            return node != null;
        }
        if (node.settings().complete()) {
            problems.add(unknownPort(edge, edge.from(), node.outputPorts(), "output"));
        }
        return false;
    }

    private boolean checkInput(Edge edge) {
        CheckedNode node = nodes.get(edge.to().node());
        if (node == null) {
            return false;
        }
        Optional<Port> port = node.input(edge.to().port());
        boolean first = fed.add(edge.to());
        if (port.isEmpty()) {
            problems.add(unknownPort(edge, edge.to(), node.inputPorts(), "input"));
            return false;
        }
        if (!first && !port.get().manyEdges()) {
            problems.add(Problem.error(
                    Code.PORT_TAKEN,
                    at(edge.to().node(), edge),
                    "The input " + edge.to() + " takes one edge, and " + edge.id() + " is a further one.",
                    "Join the streams with a union first."));
            return false;
        }
        return true;
    }

    private static Problem unknownPort(Edge edge, PortRef end, List<Port> ports, String direction) {
        List<String> names = ports.stream().map(Port::name).toList();
        return Problem.error(
                Code.UNKNOWN_PORT,
                at(end.node(), edge),
                names.isEmpty()
                        ? "The edge " + edge.id() + " cannot be: the node has no " + direction + "."
                        : "The edge " + edge.id() + " cannot be: the node has no " + direction + " "
                                + Excerpt.of(end.port()) + ".",
                names.isEmpty() ? "Remove the edge." : Suggestion.fix(end.port(), names));
    }

    private void checkCycles() {
        for (List<String> cycle : graph.cycles()) {
            List<String> shown = new ArrayList<>(cycle.size() > 12 ? cycle.subList(0, 11) : cycle);
            if (cycle.size() > shown.size()) {
                shown.add("… (" + (cycle.size() - shown.size()) + " more)");
            }
            shown.add(cycle.get(0));
            problems.add(Problem.error(
                    Code.CYCLE,
                    Place.node(cycle.get(0)),
                    "The nodes form a cycle: " + String.join(" → ", shown) + ".",
                    "Remove one of its edges."));
        }
    }

    private void checkConnections() {
        boolean sink = false;
        for (CheckedNode node : nodes.values()) {
            sink |= node.kind().category() == Category.SINK;
            for (Port port : node.inputPorts()) {
                if (port.required() && !fed.contains(new PortRef(node.node().id(), port.name()))) {
                    problems.add(Problem.error(
                            Code.NOT_CONNECTED,
                            new Place(Optional.of(node.node().id()), Optional.of(port.name()), Optional.empty()),
                            "Nothing is connected to the input " + Excerpt.of(port.name()) + ".",
                            "Draw an edge from another node to it."));
                }
            }
            if (!node.outputPorts().isEmpty() && !read.contains(node.node().id())) {
                problems.add(Problem.warning(
                        Code.NOT_CONNECTED,
                        Place.node(node.node().id()),
                        "Nothing reads what comes out of this node.",
                        "Draw an edge from it to a sink or another node."));
            }
        }
        if (!sink && nodes.size() == pipeline.nodes().size() && !nodes.isEmpty()) {
            problems.add(Problem.warning(
                    Code.NOT_CONNECTED,
                    Place.DOCUMENT,
                    "The pipeline has no sink, so no result will be seen.",
                    "Add a table, console or file sink."));
        }
    }

    private static Place at(String node, Edge edge) {
        return new Place(Optional.of(node), Optional.of(edge.id()), Optional.empty());
    }
}
