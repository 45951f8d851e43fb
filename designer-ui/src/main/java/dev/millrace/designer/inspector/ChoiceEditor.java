package dev.millrace.designer.inspector;

import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.document.Value;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** A combo box of words. */
final class ChoiceEditor extends SettingEditor {

    /** Rows of the open list: few enough to stay on a small screen. */
    private static final int MOST_ROWS = 6;

    private final Slot slot;
    private final ChoiceType type;
    private final ComboBox<Option> box = new ComboBox<>();
    private boolean showing;

    ChoiceEditor(Slot slot, ChoiceType type, Optional<Value> defaultValue, Runnable endStep) {
        this.slot = slot;
        this.type = type;
        box.setId("setting-" + slot.path());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setVisibleRowCount(MOST_ROWS);
        box.getItems().setAll(type.options());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Option option) {
                return option == null ? "" : option.title();
            }

            @Override
            public Option fromString(String text) {
                return new Option(text, text);
            }
        });
        defaultValue.map(value -> option(value).title()).ifPresent(box::setPromptText);
        box.valueProperty().addListener((observable, before, after) -> {
            if (!showing && after != null) {
                endStep.run();
                slot.set(Value.of(after.value()));
            }
        });
        getChildren().add(box);
        refresh();
    }

    private Option option(Value value) {
        String text = ValueTexts.show(value);
        return type.options().stream()
                .filter(option -> option.value().equals(text))
                .findFirst()
                .orElse(new Option(text, text));
    }

    @Override
    void refresh() {
        Option held = slot.get().map(this::option).orElse(null);
        if (!Objects.equals(held, box.getValue())) {
            showing = true;
            box.setValue(held);
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
