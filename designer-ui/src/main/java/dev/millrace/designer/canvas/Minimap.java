package dev.millrace.designer.canvas;

import dev.millrace.designer.canvas.model.CanvasScene;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.Viewport;
import dev.millrace.designer.canvas.paint.MapPainter;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/** The whole document in a corner, with a frame around what the window shows; a press goes there. */
final class Minimap extends StackPane {

    private static final double WIDTH = 176;
    private static final double HEIGHT = 112;
    private static final double MARGIN = 40;

    private final CanvasViewModel canvas;
    private final ObservableValue<Theme> theme;
    private final Canvas nodes = new Canvas(WIDTH, HEIGHT);
    private final Canvas frame = new Canvas(WIDTH, HEIGHT);
    private Viewport mapping = Viewport.START;

    Minimap(CanvasViewModel canvas, ObservableValue<Theme> theme) {
        this.canvas = canvas;
        this.theme = theme;
        setId("minimap");
        getStyleClass().add("minimap");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(nodes, frame);
        frame.setMouseTransparent(true);
        nodes.setMouseTransparent(true);
        setOnMousePressed(this::go);
        setOnMouseDragged(this::go);
        setAccessibleText("Map of the pipeline");
        canvas.sceneProperty().subscribe(this::paintNodes);
        theme.subscribe(this::paintNodes);
        canvas.viewportProperty().subscribe(this::paintFrame);
        canvas.minimapProperty().subscribe(this::paintFrame);
        paintNodes();
    }

    private void paintNodes() {
        CanvasScene scene = canvas.scene();
        Rectangle area = scene.bounds().orElse(new Rectangle(0, 0, 1, 1)).grown(MARGIN);
        double zoom = Math.min(WIDTH / area.width(), HEIGHT / area.height());
        mapping = Viewport.centredOn(area.center(), zoom, WIDTH, HEIGHT);
        MapPainter.paintNodes(nodes.getGraphicsContext2D(), scene, mapping, theme.getValue());
        paintFrame();
    }

    /** Shown only while there is something that the window does not show. */
    private void paintFrame() {
        Rectangle visible = canvas.viewport().visible(canvas.width(), canvas.height());
        Optional<Rectangle> bounds = canvas.scene().bounds();
        boolean useful = canvas.minimapProperty().get() && bounds.isPresent() && !visible.contains(bounds.get());
        setVisible(useful);
        if (useful) {
            MapPainter.paintFrame(frame.getGraphicsContext2D(), mapping.toScreen(visible), theme.getValue());
        }
    }

    private void go(MouseEvent event) {
        Point point = mapping.toCanvas(
                event.getX() - getInsets().getLeft(), event.getY() - getInsets().getTop());
        canvas.viewportProperty()
                .set(Viewport.centredOn(point, canvas.viewport().zoom(), canvas.width(), canvas.height()));
        event.consume();
    }
}
