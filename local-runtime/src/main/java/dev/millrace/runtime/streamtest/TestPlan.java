package dev.millrace.runtime.streamtest;

import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.streamtest.BoundStreamTest;
import dev.millrace.model.streamtest.BoundStreamTest.Source;
import dev.millrace.runtime.connector.StreamFeed.FeedSpec;
import dev.millrace.runtime.streamtest.CollectorOperator.CollectorSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The part of a pipeline that a test is about: from the scripted streams to the observed ports, with a feed in the place
 * of each scripted stream and a collector at each port. Nothing else runs, and so no sink is ever written.
 */
final class TestPlan {

    private static final OperatorKind COLLECTOR = new CollectorKind();
    private static final String OUT = "out";

    private final Validated pipeline;
    private final BoundStreamTest test;
    private final Map<PortRef, PortRef> replaced = new HashMap<>();
    private final Set<String> needed = new HashSet<>();

    private TestPlan(Validated pipeline, BoundStreamTest test) {
        this.pipeline = pipeline;
        this.test = test;
        for (Source source : test.sources()) {
            replaced.put(source.port(), new PortRef(source.port().toString(), OUT));
        }
    }

    /**
     * The node without an input that the test needs and does not replace, if there is one: then it cannot run.
     */
    static Optional<String> missingSource(Validated pipeline, BoundStreamTest test) {
        TestPlan plan = new TestPlan(pipeline, test);
        plan.need();
        return plan.needed.stream()
                .filter(id -> plan.node(id).inputPorts().isEmpty())
                .sorted()
                .findFirst();
    }

    /** The pipeline to run. */
    static Validated of(Validated pipeline, BoundStreamTest test, List<ScriptedFeed> feeds, Consumer<Output> taker) {
        TestPlan plan = new TestPlan(pipeline, test);
        plan.need();
        return plan.build(feeds, taker);
    }

    private BoundNode node(String id) {
        BoundNode node = pipeline.nodes().get(id);
        if (node == null) {
            throw new IllegalStateException("node " + id + " was not bound");
        }
        return node;
    }

    private void need() {
        test.ports().forEach(port -> need(port.port()));
        if (test.ports().isEmpty()) {
            // Nothing is looked at: the test says that the pipeline fails.
            pipeline.nodes().values().stream()
                    .filter(node ->
                            !node.outputPorts().isEmpty() && !node.inputPorts().isEmpty())
                    .forEach(node -> need(new PortRef(
                            node.node().id(), node.outputPorts().get(0).name())));
        }
    }

    private void need(PortRef port) {
        if (replaced.containsKey(port) || !needed.add(port.node())) {
            return;
        }
        pipeline.pipeline().edges().stream()
                .filter(edge -> edge.to().node().equals(port.node()))
                .forEach(edge -> need(edge.from()));
    }

    private Validated build(List<ScriptedFeed> feeds, Consumer<Output> taker) {
        Map<String, BoundNode> nodes = new LinkedHashMap<>();
        Map<PortRef, Schema> schemas = new HashMap<>(pipeline.schemas());
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            Source source = test.sources().get(i);
            String id = source.port().toString();
            nodes.put(
                    id, bound(id, new FeedSpec(feeds.get(i)), List.of(), List.of(Port.output(OUT, "Rows")), Map.of()));
            schemas.put(new PortRef(id, OUT), source.schema());
        }
        pipeline.nodes().forEach((id, node) -> {
            if (needed.contains(id)) {
                nodes.put(id, node);
            }
        });
        for (Edge edge : pipeline.pipeline().edges()) {
            if (needed.contains(edge.to().node())) {
                edges.add(new Edge(producer(edge.from()), edge.to()));
            }
        }
        for (int i = 0; i < test.ports().size(); i++) {
            BoundStreamTest.Port port = test.ports().get(i);
            String id = "at " + port.port();
            CollectorSpec spec = new CollectorSpec(i, port.schema(), taker);
            Map<String, List<Schema>> inputs = Map.of(CollectorKind.IN, List.of(port.schema()));
            nodes.put(id, bound(id, spec, List.of(Port.input(CollectorKind.IN, "Rows")), List.of(), inputs));
            edges.add(new Edge(producer(port.port()), new PortRef(id, CollectorKind.IN)));
        }
        return new Validated(pipeline.pipeline().withEdges(edges), nodes, schemas, List.of());
    }

    private PortRef producer(PortRef port) {
        return replaced.getOrDefault(port, port);
    }

    private static BoundNode bound(
            String id, OperatorSpec spec, List<Port> inputs, List<Port> outputs, Map<String, List<Schema>> schemas) {
        return new BoundNode(new Node(id, COLLECTOR.key(), "", Map.of()), COLLECTOR, spec, inputs, outputs, schemas);
    }
}
