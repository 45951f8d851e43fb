package dev.millrace.designer.inspector;

import javafx.scene.layout.StackPane;

/** The inspector. */
public final class InspectorView extends StackPane {
    public InspectorView() {
        setId("inspector");
        getStyleClass().add("inspector");
    }
}
