package dev.millrace.runtime.plan;

import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.SourceSpec;
import dev.millrace.model.spec.WindowSpecs.WindowAggregateSpec;
import dev.millrace.runtime.combine.CombiningOutbox;
import dev.millrace.runtime.connector.Connectors.ConnectorContext;
import dev.millrace.runtime.connector.ReplayReader;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.connector.StreamFeed.FeedSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.exchange.Channel;
import dev.millrace.runtime.exchange.ExchangeOutbox;
import dev.millrace.runtime.exchange.Gate;
import dev.millrace.runtime.exchange.Gates;
import dev.millrace.runtime.exchange.OrderMapping;
import dev.millrace.runtime.exchange.Partitioner;
import dev.millrace.runtime.exchange.Partitioners;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.plan.PlannedEdge.Spread;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.state.HeapStateBackend;
import dev.millrace.runtime.task.Task;
import dev.millrace.runtime.task.TaskAssembly;
import dev.millrace.runtime.telemetry.EdgeCounters;
import dev.millrace.runtime.telemetry.NodeCounters;
import dev.millrace.runtime.telemetry.RunCounters;
import dev.millrace.runtime.time.WatermarkAlignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** Makes the tasks and channels of planned nodes, and spreads them over slots. */
final class TaskBuilder {

    private record ChannelKey(Edge edge, int from, int to) {}

    private final Validated pipeline;
    private final Map<String, PlannedNode> nodes;
    private final RunOptions options;
    private final ExecutionPlan.Services services;
    private final RunCounters counters = new RunCounters();
    private final Map<PortRef, List<PlannedEdge>> outgoing = new HashMap<>();
    private final Map<Edge, PlannedNode> receivers = new HashMap<>();
    private final Map<ChannelKey, Channel> channels = new LinkedHashMap<>();
    private final Map<String, WatermarkAlignment> alignments = new HashMap<>();
    private final CombiningEdges combining =
            new CombiningEdges(this::isConnected, source -> reader(source, connector(source, 0)));

    TaskBuilder(
            Validated pipeline, Map<String, PlannedNode> nodes, RunOptions options, ExecutionPlan.Services services) {
        this.pipeline = pipeline;
        this.nodes = nodes;
        this.options = options;
        this.services = services;
        for (PlannedNode node : nodes.values()) {
            for (PlannedEdge edge : node.inputs()) {
                outgoing.computeIfAbsent(edge.edge().from(), port -> new ArrayList<>())
                        .add(edge);
                receivers.put(edge.edge(), node);
            }
        }
    }

    ExecutionPlan build() {
        List<List<Task>> slots = new ArrayList<>();
        for (int slot = 0; slot < options.parallelism(); slot++) {
            slots.add(new ArrayList<>());
        }
        int sequential = 0;
        for (PlannedNode node : nodes.values()) {
            if (node.inputs().size() == 1 && node.inputs().get(0).chained()) {
                continue;
            }
            for (int subtask = 0; subtask < node.parallelism(); subtask++) {
                int slot = node.parallelism() == 1 ? sequential++ % slots.size() : subtask;
                slots.get(slot).add(task(node, subtask));
            }
        }
        return new ExecutionPlan(slots, counters);
    }

    private Task task(PlannedNode node, int subtask) {
        TaskAssembly assembly = new TaskAssembly(node.id(), services.nanoTime(), services.processingTime());
        String name = node.parallelism() == 1 ? node.id() : node.id() + "#" + subtask;
        if (node.isSource()) {
            NodeCounters own = counters.addNode(node.id());
            List<Outbox> outputs = outputs(node, subtask, own, assembly);
            if (node.bound().spec() instanceof FeedSpec fed) {
                return assembly.behind(fed.feed(), node.id(), outputs.get(0), name);
            }
            TaskAssembly.Buffering buffering = new TaskAssembly.Buffering(
                    options.tuning().batchSize(),
                    options.isReplay() ? 0 : options.tuning().bufferTimeoutMs() * 1_000_000);
            return assembly.behind(source(node, subtask, own), outputs, buffering, name, subtask);
        }
        chain(node, subtask, assembly);
        return assembly.behind(gate(node, subtask), name, subtask);
    }

    private TaskAssembly.Source source(PlannedNode node, int subtask, NodeCounters own) {
        Schema schema =
                schema(new PortRef(node.id(), node.bound().outputPorts().get(0).name()));
        SourceSpec spec = (SourceSpec) node.bound().spec();
        return new TaskAssembly.Source(
                node.id(),
                reader(node, connector(node, subtask)),
                Batch.create(schema.types(), false, options.tuning().batchSize()),
                spec.eventTime(),
                spec.onMalformed(),
                own,
                spec.eventTime()
                        .flatMap(EventTimeSpec::alignment)
                        .map(this::align)
                        .orElse(null),
                combining.watermarks(node).orElse(null));
    }

    private boolean isConnected(PortRef port) {
        return outgoing.containsKey(port);
    }

    private SourceReader reader(PlannedNode node, ConnectorContext connector) {
        Schema schema =
                schema(new PortRef(node.id(), node.bound().outputPorts().get(0).name()));
        SourceSpec spec = (SourceSpec) node.bound().spec();
        SourceReader reader = services.operators().reader(spec, schema, connector);
        OptionalInt arrival = spec.eventTime().map(EventTimeSpec::arrival).orElse(OptionalInt.empty());
        return options.isReplay() && arrival.isPresent()
                ? new ReplayReader(
                        reader, schema, arrival.getAsInt(), options.tuning().batchSize(), services.nanoTime())
                : reader;
    }

    private WatermarkAlignment.Member align(EventTimeSpec.Alignment alignment) {
        return alignments
                .computeIfAbsent(alignment.group(), group -> new WatermarkAlignment())
                .join(alignment.maxDriftMs());
    }

    /** Adds a node and everything chained behind it to a task. */
    private TaskAssembly.Link chain(PlannedNode node, int subtask, TaskAssembly assembly) {
        NodeCounters own = counters.addNode(node.id());
        List<Outbox> outputs = outputs(node, subtask, own, assembly);
        List<Schema> schemas = node.bound().outputPorts().stream()
                .map(port -> schema(new PortRef(node.id(), port.name())))
                .toList();
        OperatorContext.Environment environment = new OperatorContext.Environment(
                new HeapStateBackend(),
                connector(node, subtask),
                services.processingTime(),
                options.tuning().batchSize(),
                options.maxParallelism());
        Operator operator = services.operators()
                .create(node.bound().spec(), new OperatorContext(node.bound(), schemas, outputs, own, environment));
        return assembly.add(node.id(), operator, own);
    }

    private ConnectorContext connector(PlannedNode node, int subtask) {
        return new ConnectorContext(
                node.id(), options.folder(), subtask, node.parallelism(), services.nanoTime(), services.results());
    }

    private List<Outbox> outputs(PlannedNode node, int subtask, NodeCounters own, TaskAssembly assembly) {
        List<Outbox> outputs = new ArrayList<>();
        for (Port port : node.bound().outputPorts()) {
            PortRef ref = new PortRef(node.id(), port.name());
            List<Outbox> edges = new ArrayList<>();
            for (PlannedEdge edge : outgoing.getOrDefault(ref, List.of())) {
                EdgeCounters edgeCounters =
                        counters.addEdge(edge.edge(), schema(ref).types());
                PlannedNode to = Objects.requireNonNull(receivers.get(edge.edge()));
                edges.add(
                        edge.chained()
                                ? chain(to, subtask, assembly).edge(edge.port(), edgeCounters)
                                : exit(edge, to, subtask, edgeCounters, assembly));
            }
            outputs.add(assembly.fanOut(own, edges));
        }
        return outputs;
    }

    private Outbox exit(
            PlannedEdge edge, PlannedNode to, int subtask, EdgeCounters edgeCounters, TaskAssembly assembly) {
        List<Channel> ends = new ArrayList<>();
        for (int receiver = 0; receiver < to.parallelism(); receiver++) {
            if (connected(edge, subtask, receiver)) {
                ends.add(channel(edge.edge(), subtask, receiver));
            }
        }
        int batchSize = options.tuning().batchSize();
        ExchangeOutbox exit = new ExchangeOutbox(ends, partitioner(edge, to), edgeCounters, batchSize);
        Schema schema = schema(edge.edge().from());
        return combining
                .of(edge, to, schema)
                .map(watermarks -> assembly.exit(
                        exit,
                        new CombiningOutbox(
                                (WindowAggregateSpec) to.bound().spec(),
                                schema,
                                exit,
                                watermarks,
                                options.maxParallelism(),
                                batchSize),
                        to.id(),
                        edgeCounters))
                .orElseGet(() -> assembly.exit(exit, edgeCounters));
    }

    private static boolean connected(PlannedEdge edge, int sender, int receiver) {
        return edge.spread() != Spread.FORWARD || sender == receiver;
    }

    private Partitioner partitioner(PlannedEdge edge, PlannedNode to) {
        return switch (edge.spread()) {
            case FORWARD, GATHER -> Partitioners.single();
            case REBALANCE ->
                Partitioners.rebalance(to.parallelism(), edge.from().order().block());
            case BROADCAST -> Partitioners.broadcast();
            case HASH ->
                Partitioners.hash(
                        edge.keys(),
                        to.parallelism(),
                        options.maxParallelism(),
                        options.tuning().batchSize());
        };
    }

    private Gate gate(PlannedNode node, int subtask) {
        List<OrderDomain> orders = node.inputs().stream()
                .map(edge -> edge.from().order())
                .distinct()
                .toList();
        List<Gates.Input> inputs = new ArrayList<>();
        for (PlannedEdge edge : node.inputs()) {
            OrderMapping mapping = mapping(edge.from().order(), orders);
            for (int sender = 0; sender < edge.from().parallelism(); sender++) {
                if (connected(edge, sender, subtask)) {
                    inputs.add(new Gates.Input(channel(edge.edge(), sender, subtask), edge.port(), mapping));
                }
            }
        }
        boolean reconvergent = OrderDomain.reconvergent(
                node.inputs().stream().map(edge -> edge.from().order()).toList());
        return node.byArrival()
                ? Gates.byArrival(inputs, options.tuning().batchSize(), reconvergent, !options.isReplay())
                : Gates.ordered(inputs, options.tuning().batchSize(), reconvergent);
    }

    private static OrderMapping mapping(OrderDomain order, List<OrderDomain> orders) {
        long offset = 0;
        long round = 0;
        for (OrderDomain each : orders) {
            offset += orders.indexOf(each) < orders.indexOf(order) ? each.block() : 0;
            round += each.block();
        }
        return orders.size() == 1 ? OrderMapping.SAME : new OrderMapping(order.block(), round, offset);
    }

    private Channel channel(Edge edge, int sender, int receiver) {
        return channels.computeIfAbsent(new ChannelKey(edge, sender, receiver), key -> {
            Channel channel = new Channel(
                    schema(edge.from()),
                    options.tuning().batchSize(),
                    options.tuning().queueBatches());
            counters.addChannel(edge, channel);
            return channel;
        });
    }

    private Schema schema(PortRef port) {
        Schema schema = pipeline.schemas().get(port);
        if (schema == null) {
            throw new IllegalStateException("no schema at " + port);
        }
        return schema;
    }
}
