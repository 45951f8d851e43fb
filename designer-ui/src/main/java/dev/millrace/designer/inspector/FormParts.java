package dev.millrace.designer.inspector;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What forms are put together from. */
final class FormParts {

    private FormParts() {}

    /** What the form is about: its sign, its name and a sentence. */
    static HBox heading(Node sign, String name, String sentence) {
        Label title = new Label(name);
        title.getStyleClass().add("form-title");
        title.setWrapText(true);
        Label summary = new Label(sentence);
        summary.getStyleClass().add("quiet");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        VBox texts = new VBox(2, title, summary);
        StackPane tile = new StackPane(sign);
        tile.setMaxHeight(26);
        tile.getStyleClass().add("icon-tile");
        HBox heading = new HBox(10, tile, texts);
        heading.setAlignment(Pos.TOP_LEFT);
        heading.getStyleClass().add("form-heading");
        return heading;
    }

    /** A control below its title. */
    static VBox field(String title, Node control) {
        Label label = new Label(title);
        label.getStyleClass().add("setting-title");
        label.setLabelFor(control);
        VBox field = new VBox(label, control);
        field.getStyleClass().add("setting");
        return field;
    }
}
