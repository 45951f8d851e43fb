package dev.millrace.designer.inspector;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.document.Group;
import dev.millrace.model.edit.SetGroup;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A group's title, colour and nodes. */
final class GroupForm extends VBox implements InspectorView.Form {

    private final InspectorViewModel inspector;
    private final String id;
    private final TextField title = new TextField();
    private final ColorChoice color;
    private final VBox members = new VBox();
    private List<String> shown = List.of();
    private boolean showing;

    GroupForm(InspectorViewModel inspector, String id) {
        this.inspector = inspector;
        this.id = id;
        this.color = new ColorChoice(inspector, id);
        getStyleClass().add("form");
        title.setId("group-title");
        title.textProperty().addListener((observable, before, after) -> {
            if (!showing) {
                group().ifPresent(old -> inspector.document().apply(new SetGroup(new Group(id, after, old.nodes()))));
            }
        });
        title.focusedProperty().subscribe(focused -> inspector.document().endStep());
        members.getStyleClass().add("list-rows");
        Label hint = new Label("To add nodes, select them together with the group and press Ctrl+G.");
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        VBox nodes = FormParts.field("Nodes", members);
        nodes.getChildren().add(hint);
        getChildren()
                .addAll(
                        FormParts.heading(Glyph.GROUP.node(17), "Group", "A frame around nodes that belong together."),
                        FormParts.field("Title", title),
                        FormParts.field("Colour", color),
                        nodes);
        refresh();
    }

    private java.util.Optional<Group> group() {
        return inspector.annotations().group(id);
    }

    private HBox member(Group group, String node) {
        Label name = new Label(inspector.title(node));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button remove = new Button("", Glyph.CLOSE.node(12));
        remove.getStyleClass().addAll("flat", "row-menu");
        remove.setTooltip(new Tooltip("Take out of the group"));
        remove.setAccessibleText("Take " + name.getText() + " out of the group");
        remove.setOnAction(event -> inspector.annotations().leaveGroup(group, node));
        HBox row = new HBox(8, dev.millrace.designer.icon.IconShapes.of(inspector.kindOf(node), 16), name, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    @Override
    public javafx.scene.Node view() {
        return this;
    }

    @Override
    public void refresh() {
        group().ifPresent(group -> {
            if (!group.title().equals(title.getText())) {
                showing = true;
                title.setText(group.title());
                showing = false;
            }
            if (!group.nodes().equals(shown)) {
                shown = group.nodes();
                members.getChildren()
                        .setAll(shown.stream().map(node -> member(group, node)).toList());
            }
        });
        color.refresh();
    }

    @Override
    public void focusOn(String path) {
        title.requestFocus();
        title.selectAll();
    }
}
