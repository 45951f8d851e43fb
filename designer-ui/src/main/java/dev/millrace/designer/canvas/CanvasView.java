package dev.millrace.designer.canvas;

import javafx.scene.layout.StackPane;

/** The canvas. */
public final class CanvasView extends StackPane {
    public CanvasView() {
        setId("canvas");
        getStyleClass().add("canvas");
    }
}
