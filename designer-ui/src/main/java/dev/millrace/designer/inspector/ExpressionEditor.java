package dev.millrace.designer.inspector;

import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Place.Span;
import dev.millrace.model.problem.Problem;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.util.UndoUtils;

/** A SQL expression: its words coloured, and what is wrong underlined where it stands. */
final class ExpressionEditor extends SettingEditor {

    private final Editors editors;
    private final Slot slot;
    private final CodeArea area = new CodeArea();
    private final StackPane frame = new StackPane();
    private boolean showing;

    ExpressionEditor(Editors editors, Slot slot, String prompt, CompletionPopup.Asker completions) {
        this.editors = editors;
        this.slot = slot;
        area.setId("setting-" + slot.path());
        area.getStyleClass().add("expression");
        area.setWrapText(true);
        area.setAutoHeight(true);
        area.setUndoManager(UndoUtils.noOpUndoManager());
        Label placeholder = new Label(prompt);
        placeholder.getStyleClass().add("expression-prompt");
        area.setPlaceholder(placeholder, Pos.CENTER_LEFT);
        TabKey.leaves(area);
        CompletionPopup.install(area, completions);
        area.textProperty().addListener((observable, before, after) -> {
            if (!showing) {
                write(after);
                paint();
            }
        });
        frame.getChildren().add(area);
        frame.getStyleClass().add("expression-frame");
        area.focusedProperty().subscribe(focused -> {
            editors.endStep();
            frame.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("focused"), focused);
        });
        getChildren().add(frame);
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
        if (!held.equals(area.getText())) {
            showing = true;
            area.replaceText(held);
            showing = false;
        }
        paint();
    }

    private void paint() {
        String text = area.getText();
        if (text.isEmpty()) {
            return;
        }
        Optional<Span> wrong = editors.problems(slot.path()).stream()
                .filter(Problem::isError)
                .flatMap(problem -> problem.place().span().stream())
                .findFirst();
        area.setStyleSpans(0, SqlStyles.of(text, wrong));
    }

    @Override
    void mark(boolean wrong) {
        frame.pseudoClassStateChanged(WRONG, wrong);
    }

    @Override
    boolean focusOn(String path) {
        area.requestFocus();
        return true;
    }
}
