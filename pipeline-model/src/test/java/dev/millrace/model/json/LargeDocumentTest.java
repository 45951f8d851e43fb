package dev.millrace.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Pipeline.Annotations;
import dev.millrace.model.document.Value;
import dev.millrace.model.document.View;
import dev.millrace.model.validation.PipelineValidator;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LargeDocumentTest {

    private static final int CHAINS = 100;
    private static final int LENGTH = 100;

    /** A hundred chains of a source, 98 filters and a sink, each node with its box. */
    private static Pipeline document() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        List<Edge> edges = new ArrayList<>();
        Map<String, View.Box> boxes = new LinkedHashMap<>();
        for (int chain = 0; chain < CHAINS; chain++) {
            String before = "";
            for (int i = 0; i < LENGTH; i++) {
                Node node = node("node-" + chain + "-" + i, i);
                nodes.put(node.id(), node);
                boxes.put(node.id(), View.Box.at(i * 200 + 0.5, chain * 100));
                if (i > 0) {
                    edges.add(Edge.of(before, "out", node.id(), "in"));
                }
                before = node.id();
            }
        }
        Annotations annotations = new Annotations(List.of(), List.of(), new View(boxes));
        return new Pipeline("Large", "", List.of(), nodes, edges, annotations);
    }

    private static Node node(String id, int position) {
        if (position == 0) {
            Value column = Value.of(Map.of("name", Value.of("x"), "type", Value.of("bigint")));
            return new Node(
                    id,
                    "rows-source",
                    "Rows",
                    Map.of(
                            "columns",
                            Value.of(List.of(column)),
                            "rows",
                            Value.of(List.of(Value.of(List.of(Value.of(1)))))));
        }
        return position == LENGTH - 1
                ? new Node(id, "discard-sink", "", Map.of())
                : new Node(id, "filter", "", Map.of("condition", Value.of("x > " + position)));
    }

    @Test
    void tenThousandNodesAreReadAndTheirStructureCheckedWithinASecond() {
        Pipeline document = document();
        byte[] text = new PipelineWriter().writeBytes(document);
        // The thread's own time: what else the machine does is not counted.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadCpuTime();
        ReadResult read = new PipelineReader().read(text);
        int problems = PipelineValidator.standard()
                .structure(read.pipeline().orElseThrow())
                .size();
        long tookMs = (threads.getCurrentThreadCpuTime() - before) / 1_000_000;

        assertEquals(CHAINS * LENGTH, document.nodes().size());
        assertEquals(document, read.pipeline().orElseThrow());
        assertEquals(0, problems);
        assertTrue(tookMs < 1_000, () -> "took " + tookMs + " ms");
    }
}
