package dev.millrace.designer.canvas.model;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.document.PipelineEditor;
import dev.millrace.designer.document.Selection;
import dev.millrace.designer.run.RunViewModel;
import dev.millrace.model.document.Edge;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the canvas shows and which part of it: the scene of the document, the viewport, the gesture's feedback. */
public final class CanvasViewModel {

    private static final double FIT_MARGIN = 48;
    private static final double REVEAL_MARGIN = 24;
    private static final double ZOOM_STEP = 1.25;

    private final DocumentViewModel document;
    private final RunViewModel run;
    private final PipelineEditor editor;
    private final SceneBuilder builder;

    private final ReadOnlyObjectWrapper<CanvasScene> scene = new ReadOnlyObjectWrapper<>(CanvasScene.empty());
    private final ReadOnlyObjectWrapper<Map<String, List<Problem>>> problems = new ReadOnlyObjectWrapper<>(Map.of());
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(Viewport.START);
    private final ObjectProperty<Feedback> feedback = new SimpleObjectProperty<>(Feedback.NONE);
    private final ObjectProperty<Hit> hover = new SimpleObjectProperty<>(Hit.NOTHING);
    private final BooleanProperty minimap = new SimpleBooleanProperty(true);
    private double width = 800;
    private double height = 600;
    private boolean sized;
    private boolean fitWhenSized;

    public CanvasViewModel(DocumentViewModel document, RunViewModel run) {
        this.document = document;
        this.run = run;
        this.editor = new PipelineEditor(document);
        this.builder = new SceneBuilder(document.catalog());
        document.pipelineProperty().subscribe(pipeline -> scene.set(builder.build(pipeline)));
        document.openingsProperty().subscribe(openings -> fit());
        document.validatedProperty().subscribe(validated -> problems.set(byNode(validated.problems())));
    }

    /** A document is shown whole when it is opened: at once, or as soon as the window has a size. */
    private void fit() {
        fitWhenSized = !sized;
        if (sized) {
            zoomToFit();
        }
    }

    private static Map<String, List<Problem>> byNode(List<Problem> all) {
        Map<String, List<Problem>> byNode = new HashMap<>();
        for (Problem problem : all) {
            problem.place()
                    .node()
                    .ifPresent(node -> byNode.computeIfAbsent(node, id -> new ArrayList<>())
                            .add(problem));
        }
        return byNode;
    }

    public DocumentViewModel document() {
        return document;
    }

    public PipelineEditor editor() {
        return editor;
    }

    public ReadOnlyObjectProperty<CanvasScene> sceneProperty() {
        return scene.getReadOnlyProperty();
    }

    public CanvasScene scene() {
        return scene.get();
    }

    /** Problems by node id. */
    public ReadOnlyObjectProperty<Map<String, List<Problem>>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Telemetry>> telemetryProperty() {
        return run.telemetryProperty();
    }

    public ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    public Viewport viewport() {
        return viewport.get();
    }

    /** What the gesture under way shows. */
    public ObjectProperty<Feedback> feedbackProperty() {
        return feedback;
    }

    /** What the pointer is over. */
    public ObjectProperty<Hit> hoverProperty() {
        return hover;
    }

    /** Whether the map may be shown; it is when the document is larger than the window. */
    public BooleanProperty minimapProperty() {
        return minimap;
    }

    /** Told by the view. A document that was opened before is fitted now. */
    public void resized(double newWidth, double newHeight) {
        sized = true;
        width = newWidth;
        height = newHeight;
        if (fitWhenSized && width > 1 && height > 1) {
            fitWhenSized = false;
            zoomToFit();
        }
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** Shows the whole document; an empty one at its origin. */
    public void zoomToFit() {
        viewport.set(scene().bounds()
                .map(bounds -> Viewport.fitting(bounds, width, height, FIT_MARGIN))
                .orElse(Viewport.START));
    }

    /** Shows what is selected, or everything. */
    public void zoomToSelection() {
        Selection selection = document.selection();
        List<Rectangle> areas = new ArrayList<>();
        selection.nodes().forEach(id -> area(id).ifPresent(areas::add));
        selection
                .edges()
                .forEach(edge -> Optional.ofNullable(scene().edges().get(edge))
                        .ifPresent(shape -> areas.add(shape.curve().bounds())));
        Rectangle.around(areas)
                .ifPresentOrElse(
                        area -> viewport.set(Viewport.fitting(area, width, height, 2 * FIT_MARGIN)), this::zoomToFit);
    }

    private Optional<Rectangle> area(String id) {
        return scene().node(id)
                .map(node -> node.frame().area())
                .or(() -> scene().frame(id).map(FrameShape::area));
    }

    public void zoomIn() {
        viewport.set(viewport().zoomed(ZOOM_STEP, width / 2, height / 2));
    }

    public void zoomOut() {
        viewport.set(viewport().zoomed(1 / ZOOM_STEP, width / 2, height / 2));
    }

    /** One pixel for each canvas unit. */
    public void zoomToActualSize() {
        viewport.set(viewport().withZoom(1, width / 2, height / 2));
    }

    /** Selects a node and brings it into view. */
    public void reveal(String id) {
        document.select(new Selection(Set.of(id), Set.of()));
        area(id).ifPresent(this::bringIntoView);
    }

    /** Selects an edge and brings it into view. */
    public void reveal(Edge edge) {
        document.select(Selection.ofEdge(edge));
        Optional.ofNullable(scene().edges().get(edge))
                .ifPresent(shape -> bringIntoView(shape.curve().bounds()));
    }

    private void bringIntoView(Rectangle area) {
        Rectangle visible = viewport()
                .visible(width, height)
                .grown(-REVEAL_MARGIN / viewport().zoom());
        if (!visible.contains(area)) {
            viewport.set(Viewport.centredOn(area.center(), viewport().zoom(), width, height));
        }
    }

    /** The middle of what is shown. */
    public Point centre() {
        return viewport().toCanvas(width / 2, height / 2);
    }

    /** What lies in a rectangle: nodes and notes that touch it, edges that cross it. */
    public Selection within(Rectangle band) {
        Set<String> ids = new LinkedHashSet<>();
        scene().nodesIn(band).stream()
                .filter(node -> node.frame().area().intersects(band))
                .forEach(node -> ids.add(node.id()));
        scene().frames().stream()
                .filter(frame -> frame.note() ? frame.area().intersects(band) : band.contains(frame.area()))
                .forEach(frame -> ids.add(frame.id()));
        Set<Edge> edges = new LinkedHashSet<>();
        scene().edgesIn(band).stream()
                .filter(shape -> shape.curve().crosses(band))
                .forEach(shape -> edges.add(shape.edge()));
        return new Selection(ids, edges);
    }
}
