package dev.millrace.designer.palette;

import javafx.scene.layout.StackPane;

/** The palette. */
public final class PaletteView extends StackPane {
    public PaletteView() {
        setId("palette");
        getStyleClass().add("palette");
    }
}
