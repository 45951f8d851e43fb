package dev.millrace.designer.canvas.model;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.View.Box;
import dev.millrace.model.geometry.NodeFrame;
import dev.millrace.model.geometry.NodePorts;
import dev.millrace.model.geometry.PipelineGeometry;
import dev.millrace.model.geometry.Placement;
import dev.millrace.model.geometry.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes scenes of documents. Remembers the faces and ports of the last document's nodes: an edit shares every node that
 * it does not touch, so a change of one node among ten thousand looks at that one only.
 */
public final class SceneBuilder {

    private static final double NOTE_WIDTH = 220;
    private static final double NOTE_HEIGHT = 96;
    private static final double GROUP_MARGIN = 24;

    private final Catalog catalog;
    private IdentityHashMap<Node, Known> known = new IdentityHashMap<>();

    /** What follows from a node and its edges; the edges matter only where they name ports that the kind has not. */
    private record Known(NodeFace face, NodePorts ports, List<Edge> edges) {}

    public SceneBuilder(Catalog catalog) {
        this.catalog = catalog;
    }

    public CanvasScene build(Pipeline pipeline) {
        Map<String, List<Edge>> edgesByNode = PipelineGeometry.edgesByNode(pipeline);
        Map<String, Box> boxes = Placement.of(pipeline);
        IdentityHashMap<Node, Known> next = new IdentityHashMap<>();
        Map<String, NodeShape> shapes = new LinkedHashMap<>();
        Map<String, NodeFrame> frames = new LinkedHashMap<>();
        for (Node node : pipeline.nodes().values()) {
            Known facts = known(node, edgesByNode.getOrDefault(node.id(), List.of()));
            next.put(node, facts);
            NodeFrame frame = NodeFrame.at(boxes.getOrDefault(node.id(), Box.at(0, 0)), facts.ports());
            frames.put(node.id(), frame);
            shapes.put(node.id(), new NodeShape(node.id(), facts.face(), frame, shapes.size()));
        }
        known = next;
        Map<Edge, EdgeShape> edges = new LinkedHashMap<>();
        for (Edge edge : pipeline.edges()) {
            PipelineGeometry.curve(edge, frames).ifPresent(curve -> edges.put(edge, new EdgeShape(edge, curve)));
        }
        return new CanvasScene(shapes, edges, frames(pipeline, frames));
    }

    private Known known(Node node, List<Edge> edges) {
        Known before = known.get(node);
        if (before != null && before.edges().equals(edges)) {
            return before;
        }
        NodeFace face = before == null ? NodeSummary.of(node, catalog) : before.face();
        return new Known(face, NodePorts.of(node, catalog, edges), edges);
    }

    private static List<FrameShape> frames(Pipeline pipeline, Map<String, NodeFrame> nodes) {
        List<FrameShape> frames = new ArrayList<>();
        for (Group group : pipeline.annotations().groups()) {
            group(group, nodes, pipeline).ifPresent(frames::add);
        }
        for (Note note : pipeline.annotations().notes()) {
            Box box = pipeline.view().box(note.id()).orElse(Box.at(0, -NOTE_HEIGHT - GROUP_MARGIN));
            Rectangle area = new Rectangle(
                    box.x(),
                    box.y(),
                    box.width() > 0 ? box.width() : NOTE_WIDTH,
                    box.height() > 0 ? box.height() : NOTE_HEIGHT);
            frames.add(new FrameShape(note.id(), true, area, note.text(), List.of(), box.color()));
        }
        frames.sort(Comparator.comparingDouble(
                (FrameShape frame) -> -frame.area().width() * frame.area().height()));
        return frames;
    }

    private static Optional<FrameShape> group(Group group, Map<String, NodeFrame> nodes, Pipeline pipeline) {
        List<Rectangle> members = new ArrayList<>();
        for (String id : group.nodes()) {
            NodeFrame frame = nodes.get(id);
            if (frame != null) {
                members.add(frame.area());
            }
        }
        return Rectangle.around(members).map(inner -> {
            Rectangle grown = inner.grown(GROUP_MARGIN);
            Rectangle area = new Rectangle(
                    grown.x(),
                    grown.y() - FrameShape.TITLE_HEIGHT / 2,
                    grown.width(),
                    grown.height() + FrameShape.TITLE_HEIGHT / 2);
            String color = pipeline.view().box(group.id()).map(Box::color).orElse("");
            return new FrameShape(group.id(), false, area, group.title(), group.nodes(), color);
        });
    }
}
