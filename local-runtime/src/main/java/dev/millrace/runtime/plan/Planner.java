package dev.millrace.runtime.plan;

import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.document.Edge;
import dev.millrace.model.spec.SourceSpec;
import dev.millrace.model.spec.TimeSpecs.WatermarkSpec;
import dev.millrace.runtime.operator.Distribution;
import dev.millrace.runtime.operator.Distribution.Anywhere;
import dev.millrace.runtime.operator.Distribution.ByKey;
import dev.millrace.runtime.operator.Distribution.Everywhere;
import dev.millrace.runtime.operator.Operators;
import dev.millrace.runtime.plan.PlannedEdge.Spread;
import dev.millrace.runtime.run.RunOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides for each node how many subtasks it has and which order its rows are in, and for each edge how rows are spread
 * and whether it is a call or a queue. Knows nothing of threads; {@link TaskBuilder} makes the tasks.
 */
final class Planner {

    private final Validated pipeline;
    private final RunOptions options;
    private final Operators operators;
    private final Map<String, PlannedNode> planned = new LinkedHashMap<>();

    Planner(Validated pipeline, RunOptions options, Operators operators) {
        this.pipeline = pipeline;
        this.options = options;
        this.operators = operators;
    }

    /** The nodes by id, producers first. */
    Map<String, PlannedNode> plan() {
        Map<String, List<Edge>> incoming = new LinkedHashMap<>();
        for (Edge edge : pipeline.pipeline().edges()) {
            incoming.computeIfAbsent(edge.to().node(), id -> new ArrayList<>()).add(edge);
        }
        for (BoundNode node : pipeline.nodes().values()) {
            String id = node.node().id();
            planned.put(id, plan(node, incoming.getOrDefault(id, List.of())));
        }
        return planned;
    }

    private PlannedNode plan(BoundNode node, List<Edge> incoming) {
        if (incoming.isEmpty()) {
            OrderDomain order = OrderDomain.source(node.node().id(), operators.paced(node.spec()) || isReplayed(node));
            int parallelism = Math.min(operators.maxParallelism(node.spec()), options.parallelism());
            return new PlannedNode(node, Math.max(1, parallelism), order, false, List.of());
        }
        List<OrderDomain> orders =
                incoming.stream().map(edge -> producer(edge).order()).distinct().toList();
        boolean byArrival = orders.size() > 1 && orders.stream().anyMatch(OrderDomain::live);
        OrderDomain incomingOrder = orders.size() == 1 ? orders.get(0) : OrderDomain.merged(orders);
        OrderDomain order = node.spec() instanceof WatermarkSpec ? incomingOrder.withOwnWatermarks() : incomingOrder;
        boolean sequential = byArrival || node.kind().needs().sequential() || meetsInOneSubtask(node);
        int parallelism = sequential ? 1 : options.parallelism();
        boolean severalOrders = orders.size() > 1;
        List<PlannedEdge> inputs = incoming.stream()
                .map(edge -> plan(edge, node, parallelism, incoming.size() == 1, severalOrders))
                .toList();
        return new PlannedNode(node, parallelism, order, byArrival, inputs);
    }

    private boolean isReplayed(BoundNode source) {
        return options.isReplay()
                && source.spec() instanceof SourceSpec spec
                && spec.eventTime().filter(time -> time.arrival().isPresent()).isPresent();
    }

    /** Whether an input has no key to spread its rows by, though all of a key must meet. */
    private boolean meetsInOneSubtask(BoundNode node) {
        for (int port = 0; port < node.inputPorts().size(); port++) {
            if (operators.distribution(node.spec(), port) instanceof ByKey key
                    && key.fields().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private PlannedEdge plan(Edge edge, BoundNode to, int parallelism, boolean onlyInput, boolean severalOrders) {
        PlannedNode from = producer(edge);
        int port = portIndex(to.inputPorts(), edge.to().port());
        Distribution distribution = operators.distribution(to.spec(), port);
        Spread spread = spread(from.parallelism(), parallelism, distribution, severalOrders);
        List<Integer> keys = distribution instanceof ByKey key ? key.fields() : List.of();
        boolean alike = from.parallelism() == parallelism && (spread == Spread.FORWARD || parallelism == 1);
        boolean chained = options.tuning().chaining() && onlyInput && alike;
        return new PlannedEdge(edge, from, port, spread, keys, chained);
    }

    /** A merger of different orders must see all of each, so its inputs are not forwarded one to one. */
    private static Spread spread(int from, int to, Distribution distribution, boolean severalOrders) {
        if (to == 1) {
            return from == 1 ? Spread.FORWARD : Spread.GATHER;
        }
        return switch (distribution) {
            case ByKey ignored -> Spread.HASH;
            case Everywhere ignored -> Spread.BROADCAST;
            case Anywhere ignored -> from == to && !severalOrders ? Spread.FORWARD : Spread.REBALANCE;
        };
    }

    private static int portIndex(List<Port> ports, String name) {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("no port " + name);
    }

    private PlannedNode producer(Edge edge) {
        PlannedNode from = planned.get(edge.from().node());
        if (from == null) {
            throw new IllegalStateException("node " + edge.from().node() + " was not bound");
        }
        return from;
    }
}
