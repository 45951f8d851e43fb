package dev.millrace.designer.studio;

import dev.millrace.designer.canvas.CanvasView;
import dev.millrace.designer.canvas.gesture.GestureController;
import dev.millrace.designer.canvas.gesture.PlaceGesture;
import dev.millrace.designer.canvas.gesture.Pointer;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.icon.IconShapes;
import dev.millrace.designer.palette.PaletteView;
import dev.millrace.designer.palette.PaletteViewModel;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.geometry.Point;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Brings a kind from the palette to the canvas: a small card under the pointer until the canvas shows its own. */
final class PaletteDrag implements PaletteView.Actions {

    private final StackPane window;
    private final CanvasView view;
    private final GestureController gestures;
    private final CanvasViewModel canvas;
    private @Nullable HBox ghost;

    PaletteDrag(StackPane window, CanvasView view, GestureController gestures, CanvasViewModel canvas) {
        this.window = window;
        this.view = view;
        this.gestures = gestures;
        this.canvas = canvas;
    }

    @Override
    public void add(OperatorKind kind) {
        canvas.reveal(canvas.editor().addConnected(kind, canvas.centre()));
    }

    @Override
    public void dragged(OperatorKind kind, MouseEvent event) {
        if (ghost == null) {
            gestures.begin(new PlaceGesture(canvas, kind));
            ghost = card(kind);
            window.getChildren().add(ghost);
        }
        // Escape has ended the gesture: the rest of the drag means nothing.
        boolean active = gestures.isActive();
        Pointer pointer = pointer(event);
        gestures.drag(pointer);
        ghost.setVisible(active && canvas.feedbackProperty().get().ghost().isEmpty());
        Point2D at = window.sceneToLocal(event.getSceneX(), event.getSceneY());
        ghost.setTranslateX(at.getX() + 10);
        ghost.setTranslateY(at.getY() + 10);
    }

    @Override
    public void dropped(MouseEvent event) {
        window.getChildren().remove(ghost);
        ghost = null;
        if (gestures.isActive()) {
            gestures.release(pointer(event));
            view.requestFocus();
        }
    }

    private Pointer pointer(MouseEvent event) {
        Point2D local = view.sceneToLocal(event.getSceneX(), event.getSceneY());
        return new Pointer(
                new Point(local.getX(), local.getY()),
                canvas.viewport().toCanvas(local.getX(), local.getY()),
                event.isShiftDown(),
                event.isShortcutDown(),
                event.isAltDown());
    }

    private static HBox card(OperatorKind kind) {
        StackPane tile = new StackPane(IconShapes.of(kind.key(), 16));
        tile.getStyleClass().addAll("icon-tile", PaletteViewModel.accent(kind.category()));
        HBox card = new HBox(8, tile, new Label(kind.title()));
        card.getStyleClass().add("drag-ghost");
        card.setAlignment(Pos.CENTER_LEFT);
        card.setManaged(true);
        card.setMouseTransparent(true);
        card.setMaxSize(HBox.USE_PREF_SIZE, HBox.USE_PREF_SIZE);
        StackPane.setAlignment(card, Pos.TOP_LEFT);
        return card;
    }
}
