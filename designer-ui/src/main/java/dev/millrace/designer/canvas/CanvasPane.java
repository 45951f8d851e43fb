package dev.millrace.designer.canvas;

import dev.millrace.designer.action.ActionRegistry;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.theme.Theme;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;

/** The canvas with what floats on it: map, zoom, and a word of welcome while it is empty. */
public final class CanvasPane extends StackPane {

    private static final Insets CORNER = new Insets(12);

    private final EmptyState emptyState = new EmptyState();

    public CanvasPane(CanvasView view, CanvasViewModel canvas, ActionRegistry actions, ObservableValue<Theme> theme) {
        setMinSize(0, 0);
        Minimap minimap = new Minimap(canvas, theme);
        ZoomControls zoom = new ZoomControls(canvas, actions);
        StackPane.setAlignment(minimap, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(minimap, CORNER);
        StackPane.setAlignment(zoom, Pos.BOTTOM_LEFT);
        StackPane.setMargin(zoom, CORNER);
        emptyState
                .visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> canvas.document().pipeline().nodes().isEmpty()
                                && canvas.feedbackProperty().get().ghost().isEmpty(),
                        canvas.document().pipelineProperty(),
                        canvas.feedbackProperty()));
        getChildren().addAll(view, emptyState, zoom, minimap);
    }

    public EmptyState emptyState() {
        return emptyState;
    }
}
