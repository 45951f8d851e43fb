package dev.millrace.designer.canvas;

import atlantafx.base.theme.Styles;
import dev.millrace.designer.action.ActionButtons;
import dev.millrace.designer.action.ActionRegistry;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.icon.Glyph;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Zoom in a corner of the canvas: less, how much, more, everything. */
final class ZoomControls extends HBox {

    ZoomControls(CanvasViewModel canvas, ActionRegistry actions) {
        setId("zoom-controls");
        getStyleClass().add("canvas-controls");
        setAlignment(Pos.CENTER);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Button actual = new Button();
        actual.setId("zoom-level");
        actual.getStyleClass().addAll(Styles.FLAT, "zoom-level");
        actual.setTooltip(new Tooltip("Zoom to 100 %"));
        actual.setOnAction(event -> actions.get("view.actualSize").perform());
        actual.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Math.max(1, Math.round(canvas.viewport().zoom() * 100)) + " %",
                        canvas.viewportProperty()));
        getChildren()
                .addAll(
                        flat(ActionButtons.icon(actions.get("view.zoomOut"), Glyph.MINUS)),
                        actual,
                        flat(ActionButtons.icon(actions.get("view.zoomIn"), Glyph.PLUS)),
                        flat(ActionButtons.icon(actions.get("view.fit"), Glyph.ZOOM_FIT)));
    }

    private static Button flat(Button button) {
        button.getStyleClass().add(Styles.FLAT);
        button.setFocusTraversable(false);
        return button;
    }
}
