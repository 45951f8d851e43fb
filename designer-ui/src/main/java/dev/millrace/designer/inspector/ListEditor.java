package dev.millrace.designer.inspector;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.document.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A list as rows that can be added, moved and removed. */
final class ListEditor extends SettingEditor {

    private final Editors editors;
    private final SettingSpec spec;
    private final ListType type;
    private final Slot slot;
    private final List<SettingEditor> elements = new ArrayList<>();
    private final VBox rows = new VBox();

    ListEditor(Editors editors, SettingSpec spec, ListType type, Slot slot) {
        this.editors = editors;
        this.spec = spec;
        this.type = type;
        this.slot = slot;
        getStyleClass().add("list-editor");
        rows.getStyleClass().add("list-rows");
        Button add = new Button("Add", Glyph.PLUS.node(14));
        add.setId("add-" + slot.path());
        add.getStyleClass().addAll("flat", "list-add");
        add.setAccessibleText("Add to " + spec.title());
        add.setOnAction(event -> add());
        getChildren().addAll(rows, add);
        refresh();
    }

    private void add() {
        List<Value> changed = new ArrayList<>(slot.elements());
        changed.add(type.element() instanceof RecordType ? Value.of(Map.of()) : Value.of(""));
        change(changed);
        elements.getLast().focusOn(slot.path() + "[" + (elements.size() - 1) + "]");
    }

    private void change(List<Value> changed) {
        editors.endStep();
        slot.set(new Value.ListOf(changed));
        editors.endStep();
        refresh();
    }

    /** Rows stay where they are and show what is at their place now, so that one that has the keyboard keeps it. */
    @Override
    void refresh() {
        int size = slot.elements().size();
        while (elements.size() > size) {
            elements.removeLast();
            rows.getChildren().removeLast();
        }
        elements.forEach(SettingEditor::refresh);
        while (elements.size() < size) {
            rows.getChildren().add(row(elements.size()));
        }
    }

    private HBox row(int index) {
        SettingEditor editor = editors.element(spec, type.element(), slot.element(index));
        elements.add(editor);
        HBox.setHgrow(editor, Priority.ALWAYS);
        HBox row = new HBox(editor, menu(index));
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().add("list-row");
        return row;
    }

    private MenuButton menu(int index) {
        MenuButton menu = new MenuButton("", Glyph.MORE.node(14));
        menu.setId("row-" + slot.path() + "[" + index + "]");
        menu.getStyleClass().addAll("flat", "no-arrow", "row-menu");
        menu.setTooltip(new Tooltip("Move or remove"));
        menu.setAccessibleText("Move or remove number " + (index + 1) + " of " + spec.title());
        MenuItem up = item("Move up", () -> swap(index, index - 1));
        up.setDisable(index == 0);
        MenuItem down = item("Move down", () -> swap(index, index + 1));
        menu.setOnShowing(event -> down.setDisable(index >= slot.elements().size() - 1));
        menu.getItems().addAll(up, down, item("Remove", () -> remove(index)));
        return menu;
    }

    private static MenuItem item(String title, Runnable work) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(event -> work.run());
        return item;
    }

    private void swap(int index, int other) {
        List<Value> changed = new ArrayList<>(slot.elements());
        Collections.swap(changed, index, other);
        change(changed);
    }

    private void remove(int index) {
        List<Value> changed = new ArrayList<>(slot.elements());
        changed.remove(index);
        change(changed);
    }

    @Override
    boolean focusOn(String path) {
        for (int i = 0; i < elements.size(); i++) {
            String own = slot.path() + "[" + i + "]";
            if (path.equals(own) || path.startsWith(own + ".")) {
                return elements.get(i).focusOn(path);
            }
        }
        if (elements.isEmpty()) {
            getChildren().getLast().requestFocus();
            return true;
        }
        return elements.getFirst().focusOn(slot.path() + "[0]");
    }
}
