package dev.millrace.designer.picker;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Shows one thing at a time above everything else in the window; a click beside it or Escape closes it, and the keyboard
 * goes back to where it was.
 */
public final class OverlayHost {

    private static final double TOP = 64;
    private static final double MARGIN = 12;

    private final StackPane root;
    private @Nullable Pane shown;
    private @Nullable Node focusBefore;

    public OverlayHost(StackPane root) {
        this.root = root;
    }

    /** A picker in the middle, near the top. */
    public void showPicker(PickerViewModel picker) {
        PickerView view = new PickerView(picker, 560, this::close);
        StackPane layer = new StackPane(view);
        StackPane.setAlignment(view, Pos.TOP_CENTER);
        StackPane.setMargin(view, new Insets(TOP, MARGIN, MARGIN, MARGIN));
        show(layer);
        view.focusField();
    }

    /** A picker whose corner is at a point of the window, moved so that it can be seen whole. */
    public void showPicker(PickerViewModel picker, double x, double y) {
        PickerView view = new PickerView(picker, 330, this::close);
        Pane layer = new Pane(view);
        show(layer);
        root.applyCss();
        root.layout();
        view.relocate(
                Math.max(MARGIN, Math.min(x, root.getWidth() - view.prefWidth(-1) - MARGIN)),
                Math.max(MARGIN, Math.min(y, root.getHeight() - view.prefHeight(-1) - MARGIN)));
        view.focusField();
    }

    /** Anything else in the middle of a dimmed window. */
    public void showDialog(Node content) {
        StackPane layer = new StackPane(content);
        layer.getStyleClass().add("dimmed");
        layer.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        show(layer);
        content.requestFocus();
    }

    private void show(Pane layer) {
        close();
        focusBefore = root.getScene() == null ? null : root.getScene().getFocusOwner();
        layer.setOnMousePressed(event -> {
            if (event.getTarget().equals(layer)) {
                close();
            }
        });
        root.getChildren().add(layer);
        shown = layer;
    }

    public boolean isShowing() {
        return shown != null;
    }

    public void close() {
        if (shown != null) {
            root.getChildren().remove(shown);
            shown = null;
            if (focusBefore != null) {
                focusBefore.requestFocus();
            }
        }
    }
}
