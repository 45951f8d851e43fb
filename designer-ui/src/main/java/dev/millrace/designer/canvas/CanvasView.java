package dev.millrace.designer.canvas;

import dev.millrace.designer.canvas.gesture.GestureController;
import dev.millrace.designer.canvas.gesture.Pointer;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.Feedback;
import dev.millrace.designer.canvas.model.Hit;
import dev.millrace.designer.canvas.paint.OverlayPainter;
import dev.millrace.designer.canvas.paint.ScenePainter;
import dev.millrace.designer.document.FreePlace;
import dev.millrace.designer.document.Selection;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.document.Edge;
import dev.millrace.model.geometry.Point;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;

/**
 * The drawing surface: one layer for the document, one above it for what changes from moment to moment. A layer is drawn
 * again in the next frame after something that it shows has changed, and not otherwise.
 */
public final class CanvasView extends Pane {

    private static final double ZOOM_PER_NOTCH = 1.15;
    private static final double NOTCH = 40;
    private static final double FAR_STEP = 5 * FreePlace.GRID;
    private static final double PAN_PER_KEY = 60;
    private static final long FLOW_FRAME_NANOS = 45_000_000;

    private final CanvasViewModel canvas;
    private final GestureController gestures;
    private final ObservableValue<Theme> theme;
    private final Canvas sceneLayer = new Canvas();
    private final Canvas overlayLayer = new Canvas();
    private final ScenePainter scenePainter;
    private final OverlayPainter overlayPainter;
    private boolean sceneDirty = true;
    private boolean overlayDirty = true;
    private boolean spaceHeld;
    private long overlayPaintedNanos;
    private Runnable onAnyPress = () -> {};
    private Runnable onEditNode = () -> {};
    private Consumer<Point2D> onQuickAdd = point -> {};

    public CanvasView(CanvasViewModel canvas, GestureController gestures, ObservableValue<Theme> theme) {
        this.canvas = canvas;
        this.gestures = gestures;
        this.theme = theme;
        scenePainter = new ScenePainter(canvas, sceneLayer.getGraphicsContext2D());
        overlayPainter = new OverlayPainter(canvas, overlayLayer.getGraphicsContext2D());
        setId("canvas");
        getStyleClass().add("canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText("Pipeline canvas. The outline lists its nodes for keyboard and screen reader.");
        overlayLayer.setMouseTransparent(true);
        getChildren().addAll(sceneLayer, overlayLayer);
        watch();
        handleMouse();
        handleKeys();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                paintIfNeeded(now);
            }
        }.start();
    }

    private void watch() {
        canvas.sceneProperty().subscribe(this::repaint);
        canvas.viewportProperty().subscribe(this::repaint);
        canvas.problemsProperty().subscribe(this::repaint);
        canvas.document().validatedProperty().subscribe(this::repaint);
        canvas.document().selectionProperty().subscribe(this::repaint);
        canvas.telemetryProperty().subscribe(this::repaint);
        theme.subscribe(this::repaint);
        canvas.feedbackProperty().subscribe((before, after) -> {
            overlayDirty = true;
            boolean documentLooksDifferent =
                    !before.move().equals(after.move()) || !hidden(before).equals(hidden(after));
            sceneDirty |= documentLooksDifferent;
        });
        canvas.hoverProperty().subscribe(hit -> {
            overlayDirty = true;
            setCursor(cursor(hit));
        });
    }

    private static Optional<Edge> hidden(Feedback feedback) {
        return feedback.wire().flatMap(Feedback.Wire::hidden);
    }

    private void repaint() {
        sceneDirty = true;
        overlayDirty = true;
    }

    private static Cursor cursor(Hit hit) {
        return switch (hit) {
            case Hit.OnPort port -> Cursor.CROSSHAIR;
            case Hit.OnNode node -> Cursor.HAND;
            case Hit.OnEdge edge -> Cursor.HAND;
            case Hit.OnFrame frame -> frame.corner() ? Cursor.SE_RESIZE : Cursor.HAND;
            case Hit.Nothing nothing -> Cursor.DEFAULT;
        };
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, snapSizeX(getWidth()));
        double height = Math.max(0, snapSizeY(getHeight()));
        if (width != sceneLayer.getWidth() || height != sceneLayer.getHeight()) {
            for (Canvas layer : new Canvas[] {sceneLayer, overlayLayer}) {
                layer.setWidth(width);
                layer.setHeight(height);
            }
            canvas.resized(width, height);
            repaint();
            paintIfNeeded(0);
        }
        super.layoutChildren();
    }

    /** Draws the layers that have changed. */
    private void paintIfNeeded(long now) {
        double width = sceneLayer.getWidth();
        double height = sceneLayer.getHeight();
        if (width < 1 || height < 1) {
            return;
        }
        if (sceneDirty) {
            sceneDirty = false;
            double scale = getScene() == null || getScene().getWindow() == null
                    ? 1
                    : getScene().getWindow().getOutputScaleX();
            scenePainter.paint(theme.getValue(), width, height, scale);
        }
        boolean flowing = overlayPainter.flows() && now - overlayPaintedNanos >= FLOW_FRAME_NANOS;
        if (overlayDirty || flowing) {
            overlayDirty = false;
            overlayPaintedNanos = now;
            overlayPainter.paint(theme.getValue(), width, height, now / 1e9);
        }
    }

    private void handleMouse() {
        setOnMousePressed(this::pressed);
        setOnMouseDragged(event -> {
            gestures.drag(pointer(event));
        });
        setOnMouseReleased(event -> {
            if (event.getButton() != MouseButton.SECONDARY) {
                gestures.release(pointer(event));
            }
        });
        setOnMouseMoved(event -> {
            canvas.hoverProperty().set(gestures.hit(pointer(event)));
        });
        setOnMouseClicked(this::clicked);
        setOnMouseExited(event -> canvas.hoverProperty().set(Hit.NOTHING));
        setOnScroll(this::scrolled);
        setOnZoom(this::zoomed);
    }

    private void pressed(MouseEvent event) {
        onAnyPress.run();
        requestFocus();
        if (event.getButton() == MouseButton.MIDDLE) {
            gestures.press(GestureController.Button.PAN, pointer(event));
        } else if (event.getButton() == MouseButton.PRIMARY) {
            gestures.press(spaceHeld ? GestureController.Button.PAN : GestureController.Button.MAIN, pointer(event));
        }
    }

    private void clicked(MouseEvent event) {
        boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
        if (!twice || !event.isStillSincePress()) {
            return;
        }
        switch (gestures.hit(pointer(event))) {
            case Hit.Nothing nothing -> quickAddAt(event.getX(), event.getY());
            case Hit.OnNode node -> onEditNode.run();
            case Hit.OnFrame frame -> onEditNode.run();
            default -> {}
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.isInertia() && gestures.isActive()) {
            return;
        }
        if (event.isShortcutDown()) {
            double factor = Math.pow(ZOOM_PER_NOTCH, event.getDeltaY() / NOTCH);
            canvas.viewportProperty().set(canvas.viewport().zoomed(factor, event.getX(), event.getY()));
        } else {
            canvas.viewportProperty().set(canvas.viewport().panned(event.getDeltaX(), event.getDeltaY()));
        }
        event.consume();
    }

    private void zoomed(ZoomEvent event) {
        canvas.viewportProperty().set(canvas.viewport().zoomed(event.getZoomFactor(), event.getX(), event.getY()));
        event.consume();
    }

    private void handleKeys() {
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                spaceHeld = false;
            }
        });
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                spaceHeld = false;
            }
        });
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        double step = event.isShiftDown() ? FAR_STEP : FreePlace.GRID;
        switch (event.getCode()) {
            case SPACE -> spaceHeld = true;
            case LEFT -> nudge(-step, 0);
            case RIGHT -> nudge(step, 0);
            case UP -> nudge(0, -step);
            case DOWN -> nudge(0, step);
            case ENTER -> onEditNode.run();
            case ESCAPE -> canvas.document().select(Selection.EMPTY);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Moves what is selected; the canvas itself if nothing is. */
    private void nudge(double dx, double dy) {
        if (canvas.document().selection().nodes().isEmpty()) {
            double pixels = PAN_PER_KEY / FreePlace.GRID;
            canvas.viewportProperty().set(canvas.viewport().panned(-dx * pixels, -dy * pixels));
        } else {
            canvas.editor().move(canvas.document().selection().nodes(), dx, dy);
        }
    }

    private Pointer pointer(MouseEvent event) {
        Pointer at = pointerAt(event.getX(), event.getY());
        return new Pointer(at.screen(), at.canvas(), event.isShiftDown(), event.isShortcutDown(), event.isAltDown());
    }

    /** The pointer at a point of this view, with nothing held. */
    public Pointer pointerAt(double x, double y) {
        return new Pointer(new Point(x, y), canvas.viewport().toCanvas(x, y), false, false, false);
    }

    /** Called at every press, before anything else. */
    public void setOnAnyPress(Runnable action) {
        onAnyPress = action;
    }

    /** Called when the user wants to edit what is selected: double click, Enter. */
    public void setOnEditNode(Runnable action) {
        onEditNode = action;
    }

    /** Called with a point of this view where the user wants to add something. */
    public void setOnQuickAdd(Consumer<Point2D> action) {
        onQuickAdd = action;
    }

    public void quickAddAt(double x, double y) {
        onQuickAdd.accept(new Point2D(x, y));
    }
}
