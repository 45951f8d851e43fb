package dev.millrace.designer.canvas;

import dev.millrace.designer.canvas.gesture.GestureController;
import dev.millrace.designer.canvas.gesture.Pointer;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.Feedback;
import dev.millrace.designer.canvas.model.Hit;
import dev.millrace.designer.canvas.paint.OverlayPainter;
import dev.millrace.designer.canvas.paint.ScenePainter;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.document.Edge;
import dev.millrace.model.geometry.Point;
import java.util.Optional;
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
    private Optional<Point2D> lastPointer = Optional.empty();

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
            case Hit.OnFrame frame -> Cursor.HAND;
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
            lastPointer = Optional.of(new Point2D(event.getX(), event.getY()));
            gestures.drag(pointer(event));
        });
        setOnMouseReleased(event -> {
            if (event.getButton() != MouseButton.SECONDARY) {
                gestures.release(pointer(event));
            }
        });
        setOnMouseMoved(event -> {
            lastPointer = Optional.of(new Point2D(event.getX(), event.getY()));
            canvas.hoverProperty().set(gestures.hit(pointer(event)));
        });
        setOnMouseExited(event -> canvas.hoverProperty().set(Hit.NOTHING));
        setOnScroll(this::scrolled);
        setOnZoom(this::zoomed);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.MIDDLE) {
            gestures.press(GestureController.Button.PAN, pointer(event));
        } else if (event.getButton() == MouseButton.PRIMARY) {
            gestures.press(spaceHeld ? GestureController.Button.PAN : GestureController.Button.MAIN, pointer(event));
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
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                spaceHeld = true;
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && gestures.cancel()) {
                event.consume();
            }
        });
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

    private Pointer pointer(MouseEvent event) {
        Point screen = new Point(event.getX(), event.getY());
        return new Pointer(
                screen,
                canvas.viewport().toCanvas(screen.x(), screen.y()),
                event.isShiftDown(),
                event.isShortcutDown(),
                event.isAltDown());
    }

    /** Where the pointer was last seen on the canvas, in canvas units. */
    public Optional<Point> lastPointer() {
        return lastPointer.map(at -> canvas.viewport().toCanvas(at.getX(), at.getY()));
    }
}
