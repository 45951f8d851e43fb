package dev.millrace.designer.canvas;

import atlantafx.base.theme.Styles;
import dev.millrace.designer.icon.Glyph;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What an empty canvas says: how to begin. */
public final class EmptyState extends VBox {

    private final FlowPane buttons = new FlowPane(8, 8);

    public EmptyState() {
        setId("empty-state");
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinWidth(0);
        Label title = new Label("Draw your first stream");
        title.getStyleClass().add("empty-title");
        title.setMouseTransparent(true);
        Label text =
                new Label("Drag a source from the palette and drop it here, add a transform and a sink, and connect"
                        + " their ports. Or double-click anywhere to search.");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMaxWidth(380);
        text.getStyleClass().add("empty-text");
        text.setMouseTransparent(true);
        buttons.setAlignment(Pos.CENTER);
        var sign = Glyph.SOURCES.node(40);
        sign.getStyleClass().add("empty-sign");
        getChildren().addAll(sign, title, text, buttons);
    }

    /** Adds a way to begin; the first one is what most will want. */
    public void addButton(Button button) {
        if (buttons.getChildren().isEmpty()) {
            button.getStyleClass().add(Styles.ACCENT);
        }
        buttons.getChildren().add(button);
    }
}
