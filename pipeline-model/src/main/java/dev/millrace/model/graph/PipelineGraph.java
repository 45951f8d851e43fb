package dev.millrace.model.graph;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Pipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * A pipeline's nodes and which of them feed which, whatever their ports; for questions about cycles, order and
 * reachability. Edges from or to nodes that do not exist are left out. Immutable; every answer is in document order
 * where nothing else decides, and none is computed by recursion, so that a chain may have any length.
 */
public final class PipelineGraph {

    private final Map<String, Integer> positions = new HashMap<>();
    private final Graph<String, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);

    private final List<List<String>> knots;

    private PipelineGraph(Pipeline pipeline) {
        for (String node : pipeline.nodes().keySet()) {
            positions.put(node, positions.size());
            graph.addVertex(node);
        }
        for (Edge edge : pipeline.edges()) {
            if (contains(edge.from().node()) && contains(edge.to().node())) {
                graph.addEdge(edge.from().node(), edge.to().node());
            }
        }
        knots = findKnots();
    }

    public static PipelineGraph of(Pipeline pipeline) {
        return new PipelineGraph(pipeline);
    }

    public boolean contains(String node) {
        return positions.containsKey(node);
    }

    /**
     * One cycle of each knot of nodes that reach each other, as the nodes in the order of the flow, beginning with the
     * first one in the document; empty if the pipeline has no cycle.
     */
    public List<List<String>> cycles() {
        List<List<String>> cycles = new ArrayList<>();
        Graph<String, DefaultEdge> within = within(knots);
        knots.forEach(nodes -> cycles.add(cycleThrough(nodes.get(0), within)));
        cycles.sort(Comparator.comparingInt(cycle -> position(cycle.get(0))));
        return cycles;
    }

    /**
     * Every node that no cycle feeds, producers before their consumers, otherwise in document order. Without cycles
     * these are all nodes.
     */
    public List<String> order() {
        Graph<String, DefaultEdge> free = graph;
        if (!knots.isEmpty()) {
            List<String> knotted = knots.stream().flatMap(List::stream).toList();
            Set<String> fed = new LinkedHashSet<>();
            new BreadthFirstIterator<>(graph, knotted).forEachRemaining(fed::add);
            free = part(node -> !fed.contains(node), edge -> true);
        }
        List<String> order = new ArrayList<>(free.vertexSet().size());
        new TopologicalOrderIterator<>(free, Comparator.comparingInt(this::position)).forEachRemaining(order::add);
        return order;
    }

    /** Every node whose rows can reach this one, without itself unless it lies on a cycle. */
    public Set<String> upstream(String node) {
        return reachable(new EdgeReversedGraph<>(graph), node);
    }

    /** Every node that rows of this one can reach, without itself unless it lies on a cycle. */
    public Set<String> downstream(String node) {
        return reachable(graph, node);
    }

    /** Whether an edge between these nodes would close a cycle. */
    public boolean wouldCloseCycle(String from, String to) {
        return from.equals(to) || (contains(from) && downstream(to).contains(from));
    }

    /** Nodes that reach each other, for every such set of them, each in document order. */
    private List<List<String>> findKnots() {
        List<List<String>> found = new ArrayList<>();
        for (Set<String> nodes : new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
            String first = nodes.iterator().next();
            if (nodes.size() > 1 || graph.containsEdge(first, first)) {
                List<String> knot = new ArrayList<>(nodes);
                knot.sort(Comparator.comparingInt(this::position));
                found.add(knot);
            }
        }
        return found;
    }

    /** The knots alone, with no edges between them, so that a search never leaves the knot it begins in. */
    private Graph<String, DefaultEdge> within(List<List<String>> nodes) {
        Map<String, Integer> knotOf = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (String node : nodes.get(i)) {
                knotOf.put(node, i);
            }
        }
        return part(
                knotOf::containsKey,
                edge -> Objects.equals(knotOf.get(graph.getEdgeSource(edge)), knotOf.get(graph.getEdgeTarget(edge))));
    }

    private static List<String> cycleThrough(String start, Graph<String, DefaultEdge> knots) {
        if (knots.containsEdge(start, start)) {
            return List.of(start);
        }
        DefaultEdge first = knots.outgoingEdgesOf(start).iterator().next();
        List<String> path = BFSShortestPath.findPathBetween(knots, knots.getEdgeTarget(first), start)
                .getVertexList();
        List<String> cycle = new ArrayList<>(List.of(start));
        cycle.addAll(path.subList(0, path.size() - 1));
        return cycle;
    }

    private Graph<String, DefaultEdge> part(Predicate<String> nodes, Predicate<DefaultEdge> edges) {
        Graph<String, DefaultEdge> part = new DefaultDirectedGraph<>(DefaultEdge.class);
        graph.vertexSet().stream().filter(nodes).forEach(part::addVertex);
        for (DefaultEdge edge : graph.edgeSet()) {
            String from = graph.getEdgeSource(edge);
            String to = graph.getEdgeTarget(edge);
            if (part.containsVertex(from) && part.containsVertex(to) && edges.test(edge)) {
                part.addEdge(from, to);
            }
        }
        return part;
    }

    private int position(String node) {
        return positions.getOrDefault(node, 0);
    }

    private Set<String> reachable(Graph<String, DefaultEdge> from, String node) {
        Set<String> reached = new LinkedHashSet<>();
        if (contains(node)) {
            List<String> next =
                    from.outgoingEdgesOf(node).stream().map(from::getEdgeTarget).toList();
            if (!next.isEmpty()) {
                Iterator<String> found = new BreadthFirstIterator<>(from, next);
                found.forEachRemaining(reached::add);
            }
        }
        return Collections.unmodifiableSet(reached);
    }
}
