package dev.millrace.designer.canvas.model;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.geometry.Curve;
import dev.millrace.model.geometry.NodeFrame;
import dev.millrace.model.geometry.PipelineGeometry;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one document shows on the canvas, with an index of where it is. Immutable once built; made by
 * {@link SceneBuilder}.
 */
public final class CanvasScene {

    /** How near to a port the pointer must be to hit it, in canvas units. */
    private static final double PORT_REACH = 12;

    private static final Comparator<NodeShape> BOTTOM_FIRST = Comparator.comparingInt(NodeShape::order);

    private final Map<String, NodeShape> nodes;
    private final Map<Edge, EdgeShape> edges;
    private final List<FrameShape> frames;
    private final Map<String, List<EdgeShape>> edgesOfNode = new HashMap<>();
    private final SpatialIndex<NodeShape> nodeIndex = new SpatialIndex<>();
    private final SpatialIndex<EdgeShape> edgeIndex = new SpatialIndex<>();
    private final Optional<Rectangle> bounds;

    CanvasScene(Map<String, NodeShape> nodes, Map<Edge, EdgeShape> edges, List<FrameShape> frames) {
        this.nodes = Collections.unmodifiableMap(nodes);
        this.edges = Collections.unmodifiableMap(edges);
        this.frames = List.copyOf(frames);
        List<Rectangle> areas = new ArrayList<>();
        for (NodeShape node : nodes.values()) {
            nodeIndex.add(node, node.frame().area().grown(PORT_REACH));
            areas.add(node.frame().area());
        }
        for (EdgeShape edge : edges.values()) {
            Rectangle area = edge.curve().bounds();
            edgeIndex.add(edge, area);
            areas.add(area);
            edgesOfNode
                    .computeIfAbsent(edge.edge().from().node(), id -> new ArrayList<>())
                    .add(edge);
            edgesOfNode
                    .computeIfAbsent(edge.edge().to().node(), id -> new ArrayList<>())
                    .add(edge);
        }
        frames.forEach(frame -> areas.add(frame.area()));
        bounds = Rectangle.around(areas);
    }

    public static CanvasScene empty() {
        return new CanvasScene(new LinkedHashMap<>(), new LinkedHashMap<>(), List.of());
    }

    /** By id, in document order. */
    public Map<String, NodeShape> nodes() {
        return nodes;
    }

    public Map<Edge, EdgeShape> edges() {
        return edges;
    }

    /** Notes and groups, largest first, so that small ones lie above. */
    public List<FrameShape> frames() {
        return frames;
    }

    public Optional<Rectangle> bounds() {
        return bounds;
    }

    public Optional<NodeShape> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** Edges that begin or end at a node. */
    public List<EdgeShape> edgesOf(String node) {
        return edgesOfNode.getOrDefault(node, List.of());
    }

    /** Nodes that touch an area, bottom first. */
    public List<NodeShape> nodesIn(Rectangle area) {
        List<NodeShape> found = new ArrayList<>(nodeIndex.in(area));
        found.sort(BOTTOM_FIRST);
        return found;
    }

    /** Edges whose bounds touch an area. */
    public Set<EdgeShape> edgesIn(Rectangle area) {
        return edgeIndex.in(area);
    }

    /** The topmost port, node, edge, note or group at a point. */
    public Hit hit(Point point, double edgeReach) {
        Rectangle near = new Rectangle(point.x(), point.y(), 0, 0);
        List<NodeShape> candidates = nodesIn(near);
        Collections.reverse(candidates);
        for (NodeShape node : candidates) {
            Optional<Hit> port = port(node, point);
            if (port.isPresent()) {
                return port.get();
            }
            if (node.frame().area().contains(point)) {
                return new Hit.OnNode(node.id());
            }
        }
        Optional<Hit> edge = edgeAt(point, edgeReach, edgesIn(near.grown(edgeReach)));
        return edge.or(() -> frameAt(point, edgeReach)).orElse(Hit.NOTHING);
    }

    private static Optional<Hit> port(NodeShape node, Point point) {
        NodeFrame frame = node.frame();
        Hit nearest = Hit.NOTHING;
        double distance = PORT_REACH;
        for (int i = 0; i < frame.ports().outputs().size(); i++) {
            double away = frame.outputPort(i).distance(point);
            if (away <= distance) {
                distance = away;
                String name = frame.ports().outputs().get(i).name();
                nearest = new Hit.OnPort(new PortRef(node.id(), name), true);
            }
        }
        for (int i = 0; i < frame.ports().inputs().size(); i++) {
            double away = frame.inputPort(i).distance(point);
            if (away <= distance) {
                distance = away;
                String name = frame.ports().inputs().get(i).name();
                nearest = new Hit.OnPort(new PortRef(node.id(), name), false);
            }
        }
        return nearest instanceof Hit.OnPort ? Optional.of(nearest) : Optional.empty();
    }

    private static Optional<Hit> edgeAt(Point point, double reach, Collection<EdgeShape> candidates) {
        return candidates.stream()
                .filter(shape -> shape.curve().distance(point) <= reach)
                .min(Comparator.comparingDouble(shape -> shape.curve().distance(point)))
                .map(shape -> new Hit.OnEdge(shape.edge()));
    }

    private Optional<Hit> frameAt(Point point, double edgeReach) {
        return frames.reversed().stream()
                .filter(frame -> frame.grip().contains(point))
                .findFirst()
                .map(frame -> new Hit.OnFrame(frame.id(), frame.hasCornerAt(point, 2 * edgeReach)));
    }

    public Optional<FrameShape> frame(String id) {
        return frames.stream().filter(frame -> frame.id().equals(id)).findFirst();
    }

    /** Where an edge would run between ports that exist. */
    public Optional<Curve> curve(Edge edge) {
        Map<String, NodeFrame> ends = new HashMap<>();
        node(edge.from().node()).ifPresent(node -> ends.put(node.id(), node.frame()));
        node(edge.to().node()).ifPresent(node -> ends.put(node.id(), node.frame()));
        return PipelineGeometry.curve(edge, ends);
    }

    /** Where a port is; empty if there is none of that name. */
    public Optional<Point> portPoint(PortRef port, boolean output) {
        return node(port.node()).flatMap(node -> {
            NodeFrame frame = node.frame();
            int index =
                    output ? frame.ports().output(port.port()) : frame.ports().input(port.port());
            if (index < 0) {
                return Optional.empty();
            }
            return Optional.of(output ? frame.outputPort(index) : frame.inputPort(index));
        });
    }
}
