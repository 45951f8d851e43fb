package dev.millrace.designer.canvas.paint;

import dev.millrace.designer.canvas.model.CanvasScene;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.EdgeShape;
import dev.millrace.designer.canvas.model.Feedback;
import dev.millrace.designer.canvas.model.FrameShape;
import dev.millrace.designer.canvas.model.NodeShape;
import dev.millrace.designer.canvas.model.Viewport;
import dev.millrace.designer.document.Selection;
import dev.millrace.designer.icon.OperatorIcons;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.document.Edge;
import dev.millrace.model.geometry.Curve;
import dev.millrace.model.geometry.NodeFrame;
import dev.millrace.model.geometry.PipelineGeometry;
import dev.millrace.model.geometry.Rectangle;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;

/**
 * Draws the document: only what the window shows, and only as much of it as can be seen at its zoom. Under
 * {@link #WORDS_ZOOM} there are only the names of a few nodes, under {@link #SHAPES_ZOOM} boxes and straight lines.
 */
public final class ScenePainter {

    static final double WORDS_ZOOM = 0.5;
    static final double SHAPES_ZOOM = 0.25;
    private static final double LABEL_ZOOM = 0.65;

    /** So many cards are named when they are seen from afar; more would be a wall of small words, and slow. */
    private static final int MOST_NAMED = 120;

    private final CanvasViewModel canvas;
    private final GraphicsContext graphics;
    private final TextFitter fitter = new TextFitter();
    private final OperatorIcons icons = new OperatorIcons();
    private final NodePainter nodes;
    private final EdgePainter edges;
    private final FramePainter frames;

    public ScenePainter(CanvasViewModel canvas, GraphicsContext graphics) {
        this.canvas = canvas;
        this.graphics = graphics;
        nodes = new NodePainter(graphics, fitter, icons);
        edges = new EdgePainter(graphics, fitter);
        frames = new FramePainter(graphics, fitter);
    }

    /** What one frame is drawn from. */
    private record Frame(
            CanvasScene scene,
            Selection selection,
            Optional<Telemetry> telemetry,
            Map<String, List<Problem>> problems,
            CanvasColors colors,
            double zoom,
            double iconScale) {}

    /**
     * Draws everything anew.
     *
     * @param outputScale pixels of the screen per pixel of the window
     */
    public void paint(Theme theme, double width, double height, double outputScale) {
        Viewport viewport = canvas.viewport();
        CanvasColors colors = CanvasColors.of(theme);
        graphics.setTransform(1, 0, 0, 1, 0, 0);
        GridPainter.paint(graphics, viewport, width, height, colors);
        // Whole pixels, so that lines stay sharp while panning.
        graphics.setTransform(viewport.zoom(), 0, 0, viewport.zoom(), Math.rint(viewport.x()), Math.rint(viewport.y()));
        Frame frame = new Frame(
                canvas.scene(),
                canvas.document().selection(),
                canvas.telemetryProperty().get(),
                canvas.problemsProperty().get(),
                colors,
                viewport.zoom(),
                viewport.zoom() * outputScale);
        Feedback feedback = canvas.feedbackProperty().get();
        Set<String> moving = feedback.move().map(Feedback.Move::ids).orElse(Set.of());
        Rectangle visible = viewport.visible(width, height);
        paintFrames(frame, visible, moving);
        paintEdges(frame, visible, moving, feedback);
        List<NodeShape> still = new ArrayList<>(frame.scene().nodesIn(visible));
        still.removeIf(node -> moving.contains(node.id()));
        boolean named = still.size() <= MOST_NAMED;
        still.forEach(node -> paintNode(node, frame, named));
        feedback.move().ifPresent(move -> paintMoved(move, frame));
        graphics.setTransform(1, 0, 0, 1, 0, 0);
    }

    private void paintFrames(Frame frame, Rectangle visible, Set<String> moving) {
        for (FrameShape shape : frame.scene().frames()) {
            if (shape.area().intersects(visible) && !follows(shape, moving)) {
                paintFrame(shape, frame);
            }
        }
    }

    /** A note is moved itself, a group with all its nodes. */
    private static boolean follows(FrameShape shape, Set<String> moving) {
        return shape.note() ? moving.contains(shape.id()) : moving.containsAll(shape.members());
    }

    private void paintFrame(FrameShape shape, Frame frame) {
        boolean selected = frame.selection().nodes().contains(shape.id());
        frames.paint(shape, frame.colors(), selected, frame.zoom());
    }

    private void paintEdges(Frame frame, Rectangle visible, Set<String> moving, Feedback feedback) {
        Optional<Edge> hidden = feedback.wire().flatMap(Feedback.Wire::hidden);
        List<EdgeShape> shown = new ArrayList<>(frame.scene().edgesIn(visible));
        shown.removeIf(shape -> moving.contains(shape.edge().from().node())
                || moving.contains(shape.edge().to().node())
                || hidden.filter(shape.edge()::equals).isPresent());
        if (frame.zoom() < SHAPES_ZOOM) {
            edges.paintLines(shown, frame.colors(), 1.2 / frame.zoom());
            return;
        }
        shown.forEach(shape -> paintEdge(shape.edge(), shape.curve(), frame));
    }

    private void paintEdge(Edge edge, Curve curve, Frame frame) {
        boolean selected = frame.selection().edges().contains(edge);
        edges.paint(
                curve,
                EdgePainter.color(edge, frame.telemetry(), frame.selection().edges(), frame.colors()),
                selected ? 1.4 : 1);
        if (frame.zoom() >= LABEL_ZOOM) {
            frame.telemetry()
                    .ifPresent(snapshot -> Optional.ofNullable(snapshot.edges().get(edge))
                            .ifPresent(live -> edges.paintLabel(
                                    curve, live, snapshot.state().ended(), frame.colors())));
        }
    }

    private void paintNode(NodeShape node, Frame frame, boolean named) {
        List<Problem> problems = frame.problems().getOrDefault(node.id(), List.of());
        boolean selected = frame.selection().nodes().contains(node.id());
        if (frame.zoom() < SHAPES_ZOOM) {
            boolean bad = problems.stream().anyMatch(Problem::isError);
            nodes.paintBlock(node, frame.colors(), selected, bad);
            return;
        }
        NodePainter.Look look = new NodePainter.Look(
                frame.colors(),
                frame.iconScale(),
                selected,
                problems,
                frame.telemetry()
                        .flatMap(
                                snapshot -> Optional.ofNullable(snapshot.nodes().get(node.id()))),
                NodeStatus.of(
                        node.id(),
                        node.frame().ports(),
                        problems,
                        frame.telemetry(),
                        canvas.document().validatedProperty().get()));
        if (frame.zoom() < WORDS_ZOOM && named) {
            nodes.paintNamed(node, look, frame.zoom());
        } else if (frame.zoom() < WORDS_ZOOM) {
            nodes.paintPlain(node, look);
        } else {
            nodes.paint(node, look);
        }
        nodes.paintPorts(node, frame.colors());
    }

    /** What follows the pointer, with its edges, above everything that stands still. */
    private void paintMoved(Feedback.Move move, Frame frame) {
        Set<EdgeShape> attached = new HashSet<>();
        Map<String, NodeFrame> ends = new HashMap<>();
        for (FrameShape shape : frame.scene().frames()) {
            if (follows(shape, move.ids())) {
                paintFrame(shape.moved(move.dx(), move.dy()), frame);
            }
        }
        for (String id : move.ids()) {
            for (EdgeShape edge : frame.scene().edgesOf(id)) {
                if (attached.add(edge)) {
                    addEnd(edge.edge().from().node(), move, frame, ends);
                    addEnd(edge.edge().to().node(), move, frame, ends);
                }
            }
        }
        for (EdgeShape shape : attached) {
            PipelineGeometry.curve(shape.edge(), ends).ifPresent(curve -> paintEdge(shape.edge(), curve, frame));
        }
        for (String id : move.ids()) {
            frame.scene().node(id).ifPresent(node -> paintNode(node.moved(move.dx(), move.dy()), frame, true));
        }
    }

    private static void addEnd(String id, Feedback.Move move, Frame frame, Map<String, NodeFrame> ends) {
        frame.scene()
                .node(id)
                .ifPresent(node -> ends.put(
                        id, move.ids().contains(id) ? node.frame().moved(move.dx(), move.dy()) : node.frame()));
    }
}
