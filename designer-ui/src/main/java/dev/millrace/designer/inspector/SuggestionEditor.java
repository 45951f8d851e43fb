package dev.millrace.designer.inspector;

import dev.millrace.model.document.Value;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;

/** A text field with a list of what may be meant: names of fields, data types. */
final class SuggestionEditor extends SettingEditor {

    private final Slot slot;
    private final ComboBox<String> box = new ComboBox<>();
    private boolean showing;

    SuggestionEditor(Slot slot, String prompt, Supplier<List<String>> suggestions, Runnable endStep) {
        this.slot = slot;
        box.setId("setting-" + slot.path());
        box.setEditable(true);
        box.setPromptText(prompt);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setVisibleRowCount(12);
        box.setOnShowing(event -> {
            showing = true;
            box.getItems().setAll(suggestions.get());
            showing = false;
        });
        box.getEditor().textProperty().addListener((observable, before, after) -> {
            if (!showing) {
                write(after);
            }
        });
        box.getEditor().focusedProperty().subscribe(focused -> endStep.run());
        getChildren().add(box);
        refresh();
    }

    private void write(String text) {
        if (text.isEmpty()) {
            slot.unset();
        } else {
            slot.set(Value.of(text));
        }
    }

    @Override
    void refresh() {
        String held = slot.get().map(ValueTexts::show).orElse("");
        if (!held.equals(box.getEditor().getText())) {
            showing = true;
            box.setValue(held.isEmpty() ? null : held);
            box.getEditor().setText(held);
            showing = false;
        }
    }

    @Override
    void mark(boolean wrong) {
        box.pseudoClassStateChanged(WRONG, wrong);
    }

    @Override
    boolean focusOn(String path) {
        box.requestFocus();
        return true;
    }
}
