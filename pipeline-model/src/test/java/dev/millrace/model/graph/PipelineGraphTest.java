package dev.millrace.model.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PipelineGraphTest {

    private final PipelineGraph graph = graph("c", "b", "a", "d", "e", "a>b", "b>c", "a>d", "d>c", "c>e", "x>a");

    @Test
    void producersComeFirstAndThenTheDocumentDecides() {
        assertEquals(List.of("a", "b", "d", "c", "e"), graph.order());
    }

    @Test
    void reachabilityGoesBothWays() {
        assertEquals(Set.of("a", "b", "d"), graph.upstream("c"));
        assertEquals(Set.of("b", "c", "d", "e"), graph.downstream("a"));
        assertEquals(Set.of(), graph.upstream("a"));
        assertEquals(Set.of(), graph.downstream("unknown"));
    }

    @Test
    void anEdgeAgainstTheFlowWouldCloseACycle() {
        assertTrue(graph.wouldCloseCycle("e", "a"));
        assertTrue(graph.wouldCloseCycle("b", "b"));
        assertFalse(graph.wouldCloseCycle("b", "d"));
        assertFalse(graph.wouldCloseCycle("a", "e"));
    }

    @Test
    void eachKnotGivesOneCycleFromItsFirstNode() {
        PipelineGraph knotted =
                graph("a", "b", "c", "d", "e", "f", "a>b", "b>c", "c>b", "c>d", "d>e", "e>d", "e>f", "f>d", "f>f");

        assertEquals(List.of(List.of("b", "c"), List.of("d", "e")), knotted.cycles());
        assertEquals(List.of("a"), knotted.order());
        assertEquals(List.of(), graph.cycles());
    }

    @Test
    void aChainMayHaveAnyLength() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            parts.add("n" + i);
        }
        for (int i = 1; i < 20_000; i++) {
            parts.add("n" + (i - 1) + ">n" + i);
        }

        PipelineGraph chain = graph(parts.toArray(String[]::new));

        assertEquals(20_000, chain.order().size());
        assertEquals(19_999, chain.downstream("n0").size());
        assertTrue(chain.wouldCloseCycle("n19999", "n0"));
    }

    /** Nodes, and edges such as a>b. */
    private static PipelineGraph graph(String... parts) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        List<Edge> edges = new ArrayList<>();
        for (String part : parts) {
            int arrow = part.indexOf('>');
            if (arrow < 0) {
                nodes.put(part, new Node(part, "union", "", Map.of()));
            } else {
                edges.add(Edge.of(part.substring(0, arrow), "out", part.substring(arrow + 1), "in"));
            }
        }
        return PipelineGraph.of(Pipeline.EMPTY.withNodes(nodes).withEdges(edges));
    }
}
