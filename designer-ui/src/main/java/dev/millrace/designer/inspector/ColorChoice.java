package dev.millrace.designer.inspector;

import dev.millrace.designer.document.FrameColor;
import dev.millrace.model.document.View.Box;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** The colour of a note or group, one of a few. */
final class ColorChoice extends FlowPane {

    private final InspectorViewModel inspector;
    private final String id;
    private final Map<FrameColor, ToggleButton> buttons = new EnumMap<>(FrameColor.class);

    ColorChoice(InspectorViewModel inspector, String id) {
        this.inspector = inspector;
        this.id = id;
        setHgap(4);
        setVgap(4);
        ToggleGroup group = new ToggleGroup();
        for (FrameColor color : FrameColor.values()) {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("swatch", "swatch-" + color.cssName());
            ToggleButton button = new ToggleButton("", swatch);
            button.setId("color-" + color.cssName());
            button.getStyleClass().add("swatch-button");
            button.setToggleGroup(group);
            button.setTooltip(new Tooltip(color.title()));
            button.setAccessibleText(color.title());
            button.setOnAction(event -> {
                inspector.annotations().paint(id, color.key());
                refresh();
            });
            buttons.put(color, button);
            getChildren().add(button);
        }
    }

    void refresh() {
        String held =
                inspector.document().pipeline().view().box(id).map(Box::color).orElse("");
        FrameColor shown = FrameColor.of(held);
        buttons.forEach((color, button) -> button.setSelected(color == shown));
    }
}
