package dev.millrace.model.geometry;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.document.View.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole document as shapes: a frame for each node and a curve for each edge both of whose ends exist.
 *
 * @param frames by node id, in document order
 * @param curves in document order
 */
public record PipelineGeometry(Map<String, NodeFrame> frames, Map<Edge, Curve> curves) {

    public static PipelineGeometry of(Pipeline pipeline, Catalog catalog) {
        Map<String, List<Edge>> edges = edgesByNode(pipeline);
        Map<String, NodeFrame> frames = new LinkedHashMap<>();
        Map<String, Box> boxes = Placement.of(pipeline);
        pipeline.nodes().forEach((id, node) -> {
            NodePorts ports = NodePorts.of(node, catalog, edges.getOrDefault(id, List.of()));
            frames.put(id, NodeFrame.at(boxes.getOrDefault(id, Box.at(0, 0)), ports));
        });
        Map<Edge, Curve> curves = new LinkedHashMap<>();
        pipeline.edges().forEach(edge -> curve(edge, frames).ifPresent(curve -> curves.put(edge, curve)));
        return new PipelineGeometry(frames, curves);
    }

    /** Each node's edges, by node id. */
    public static Map<String, List<Edge>> edgesByNode(Pipeline pipeline) {
        Map<String, List<Edge>> edges = new HashMap<>();
        for (Edge edge : pipeline.edges()) {
            edges.computeIfAbsent(edge.from().node(), id -> new ArrayList<>()).add(edge);
            if (!edge.to().node().equals(edge.from().node())) {
                edges.computeIfAbsent(edge.to().node(), id -> new ArrayList<>()).add(edge);
            }
        }
        return edges;
    }

    /** The curve of an edge between frames; empty if an end is missing. */
    public static Optional<Curve> curve(Edge edge, Map<String, NodeFrame> frames) {
        return start(edge.from(), frames).flatMap(from -> end(edge.to(), frames).map(to -> Curve.between(from, to)));
    }

    private static Optional<Point> start(PortRef port, Map<String, NodeFrame> frames) {
        NodeFrame frame = frames.get(port.node());
        if (frame == null) {
            return Optional.empty();
        }
        int index = frame.ports().output(port.port());
        return index < 0 ? Optional.empty() : Optional.of(frame.outputPort(index));
    }

    private static Optional<Point> end(PortRef port, Map<String, NodeFrame> frames) {
        NodeFrame frame = frames.get(port.node());
        if (frame == null) {
            return Optional.empty();
        }
        int index = frame.ports().input(port.port());
        return index < 0 ? Optional.empty() : Optional.of(frame.inputPort(index));
    }

    /** The smallest area that holds every node and edge; empty for a document without nodes. */
    public Optional<Rectangle> bounds() {
        List<Rectangle> areas = new ArrayList<>();
        frames.values().forEach(frame -> areas.add(frame.area()));
        curves.values().forEach(curve -> areas.add(curve.bounds()));
        return Rectangle.around(areas);
    }
}
