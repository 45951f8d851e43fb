package dev.millrace.runtime.telemetry;

import dev.millrace.model.document.Edge;
import dev.millrace.model.schema.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every counter of a run, by node, edge and subtask; filled while tasks are built, then only read. */
public final class RunCounters {

    private final Map<String, List<NodeCounters>> nodes = new LinkedHashMap<>();
    private final Map<Edge, List<EdgeCounters>> edges = new LinkedHashMap<>();
    private final Map<Edge, List<QueueGauge>> channels = new LinkedHashMap<>();

    /** Counters for a node's next subtask. */
    public NodeCounters addNode(String node) {
        NodeCounters counters = new NodeCounters();
        nodes.computeIfAbsent(node, id -> new ArrayList<>()).add(counters);
        return counters;
    }

    /** Counters for an edge's next sender. */
    public EdgeCounters addEdge(Edge edge, List<DataType> types) {
        EdgeCounters counters = new EdgeCounters(types);
        edges.computeIfAbsent(edge, id -> new ArrayList<>()).add(counters);
        return counters;
    }

    public void addChannel(Edge edge, QueueGauge channel) {
        channels.computeIfAbsent(edge, id -> new ArrayList<>()).add(channel);
    }

    /** By subtask. */
    public List<NodeCounters> node(String node) {
        return nodes.getOrDefault(node, List.of());
    }

    Map<String, List<NodeCounters>> nodes() {
        return nodes;
    }

    Map<Edge, List<EdgeCounters>> edges() {
        return edges;
    }

    List<QueueGauge> channels(Edge edge) {
        return channels.getOrDefault(edge, List.of());
    }
}
