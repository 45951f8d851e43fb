package dev.millrace.designer.panes;

import javafx.scene.layout.StackPane;

/** The panes. */
public final class PanesView extends StackPane {
    public PanesView() {
        setId("panes");
        getStyleClass().add("panes");
    }
}
