package dev.millrace.designer.inspector;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.DataTypeType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.problem.Problem;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A record in a list: its first two values on a line, the others below, behind a disclosure if they are many. An
 * expression needs the whole width, so it is never beside another value.
 */
final class RecordRow extends SettingEditor {

    private static final int ON_THE_LINE = 2;
    private static final int SHOWN_AT_ONCE = 4;
    /** Room for the longest usual name of a type. */
    private static final double TYPE_WIDTH = 106;

    private final Editors editors;
    private final Slot slot;
    private final List<SettingSpec> first;
    private final List<SettingEditor> line;
    private final RecordEditor details;
    private final Button disclosure = new Button("", Glyph.CHEVRON_RIGHT.node(14));
    private final Label problem = new Label();

    RecordRow(Editors editors, RecordType type, Slot slot) {
        this.editors = editors;
        this.slot = slot;
        int split = onTheLine(type.fields());
        first = type.fields().subList(0, split);
        List<SettingSpec> rest = type.fields().subList(split, type.fields().size());
        line = first.stream()
                .map(spec -> editors.editor(spec, slot.member(spec.key())))
                .toList();
        details = new RecordEditor(editors, rest, slot::member, slot::members);
        details.getStyleClass().add("nested");
        problem.getStyleClass().add("setting-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("record-row");
        getChildren().addAll(top(!rest.isEmpty()), problem, details);
        boolean many = type.fields().size() > SHOWN_AT_ONCE;
        open(!rest.isEmpty()
                && (!many
                        || rest.stream().anyMatch(spec -> slot.members().containsKey(spec.key()) && spec.required())));
        refresh();
    }

    private static int onTheLine(List<SettingSpec> fields) {
        int most = Math.min(ON_THE_LINE, fields.size());
        boolean wide = most == ON_THE_LINE && fields.get(1).type() instanceof ExpressionType;
        return wide ? 1 : most;
    }

    private HBox top(boolean more) {
        HBox top = new HBox();
        top.getStyleClass().add("record-line");
        top.setAlignment(Pos.CENTER_LEFT);
        for (int i = 0; i < line.size(); i++) {
            SettingEditor editor = line.get(i);
            Tooltip.install(
                    editor,
                    new Tooltip(first.get(i).title() + ": " + first.get(i).help()));
            boolean fixed = first.get(i).type() instanceof DataTypeType;
            editor.setMinWidth(fixed ? TYPE_WIDTH : 50);
            editor.setPrefWidth(fixed ? TYPE_WIDTH : 100);
            HBox.setHgrow(editor, fixed ? Priority.NEVER : Priority.ALWAYS);
            top.getChildren().add(editor);
        }
        if (more) {
            disclosure.setId("more-" + slot.path());
            disclosure.getStyleClass().addAll("flat", "row-menu");
            disclosure.setAccessibleText("More");
            disclosure.setOnAction(event -> open(!details.isVisible()));
            top.getChildren().add(disclosure);
        }
        return top;
    }

    private void open(boolean opened) {
        details.setVisible(opened);
        details.setManaged(opened);
        disclosure.setGraphic((opened ? Glyph.CHEVRON_DOWN : Glyph.CHEVRON_RIGHT).node(14));
    }

    @Override
    void refresh() {
        line.forEach(SettingEditor::refresh);
        details.refresh();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < first.size(); i++) {
            List<Problem> problems =
                    editors.problems(slot.member(first.get(i).key()).path());
            line.get(i).mark(problems.stream().anyMatch(Problem::isError));
            problems.forEach(found -> text.append(text.isEmpty() ? "" : "\n").append(SettingField.text(found)));
        }
        editors.problems(slot.path())
                .forEach(found -> text.append(text.isEmpty() ? "" : "\n").append(SettingField.text(found)));
        problem.setText(text.toString());
        problem.setVisible(!text.isEmpty());
        problem.setManaged(!text.isEmpty());
        problem.pseudoClassStateChanged(WRONG, true);
    }

    @Override
    boolean focusOn(String path) {
        for (int i = 0; i < first.size(); i++) {
            if (path.startsWith(slot.member(first.get(i).key()).path())) {
                return line.get(i).focusOn(path);
            }
        }
        if (!path.equals(slot.path()) && details.focusOn(path)) {
            open(true);
            return details.focusOn(path);
        }
        return line.getFirst().focusOn(path);
    }
}
