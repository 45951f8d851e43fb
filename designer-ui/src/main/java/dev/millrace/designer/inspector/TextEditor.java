package dev.millrace.designer.inspector;

import dev.millrace.model.document.Value;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;

/** A text field for any value that is written as text. Every key is an edit; edits of one field become one step. */
final class TextEditor extends SettingEditor {

    private final Slot slot;
    private final TextInputControl field;
    private final Form form;
    private boolean showing;

    /** How a value is typed. */
    record Form(Function<String, Value> parse, Function<Value, String> show) {
        static final Form TEXT = new Form(Value::of, ValueTexts::show);
        static final Form NUMBER = new Form(ValueTexts::number, ValueTexts::show);
        static final Form ANY = new Form(ValueTexts::any, ValueTexts::json);
        static final Form LINES = new Form(ValueTexts::lines, ValueTexts::showLines);
    }

    /**
     * @param shown what is put into the form: the field, or a box around it
     */
    TextEditor(Slot slot, TextInputControl field, Node shown, Form form, Runnable endStep) {
        this.slot = slot;
        this.field = field;
        this.form = form;
        field.setId("setting-" + slot.path());
        field.textProperty().addListener((observable, before, after) -> {
            if (!showing) {
                write(after);
            }
        });
        field.focusedProperty().subscribe(focused -> endStep.run());
        getChildren().add(shown);
        refresh();
    }

    private void write(String text) {
        Optional<Value> value = value(text);
        if (!value.equals(slot.get())) {
            value.ifPresentOrElse(slot::set, slot::unset);
        }
    }

    private Optional<Value> value(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(form.parse().apply(text));
    }

    @Override
    void refresh() {
        Optional<Value> typed = value(field.getText());
        Optional<Value> held = slot.get().filter(value -> !value.equals(Value.of("")));
        if (!typed.equals(slot.get()) && !typed.equals(held)) {
            showing = true;
            field.setText(held.map(form.show()).orElse(""));
            showing = false;
        }
    }

    @Override
    void mark(boolean wrong) {
        field.pseudoClassStateChanged(WRONG, wrong);
    }

    @Override
    boolean focusOn(String path) {
        field.requestFocus();
        field.selectAll();
        return true;
    }
}
