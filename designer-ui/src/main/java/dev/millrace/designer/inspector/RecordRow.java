package dev.millrace.designer.inspector;

import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.DataTypeType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A record in a list: two values on a line, the others below, the advanced ones behind a disclosure at the line's end. An
 * expression needs the whole width, so it is never beside another value.
 */
final class RecordRow extends SettingEditor {

    private static final int ON_THE_LINE = 2;
    /** Room for the longest usual name of a type. */
    private static final double TYPE_WIDTH = 106;

    private final Editors editors;
    private final Slot slot;
    private final List<SettingSpec> first;
    private final List<SettingEditor> line;
    private final RecordEditor details;
    private final Button disclosure = new Button();
    private final Label problem = new Label();

    RecordRow(Editors editors, RecordType type, Slot slot) {
        this.editors = editors;
        this.slot = slot;
        first = onTheLine(type.fields());
        List<SettingSpec> rest = new ArrayList<>(type.fields());
        rest.removeAll(first);
        line = first.stream()
                .map(spec -> editors.editor(spec, slot.member(spec.key())))
                .toList();
        details = new RecordEditor(
                editors, new RecordEditor.Members(type.fields(), rest, slot::member, slot::members), disclosure);
        details.getStyleClass().add("nested");
        problem.getStyleClass().add("setting-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("record-row");
        getChildren().addAll(top(), problem, details);
        refresh();
    }

    /** The first values that are always there, up to the first that needs a line of its own. */
    private static List<SettingSpec> onTheLine(List<SettingSpec> fields) {
        List<SettingSpec> usual = fields.stream()
                .filter(spec ->
                        !spec.shown().advanced() && spec.shown().onlyWhen().isEmpty())
                .toList();
        boolean alone = usual.size() < ON_THE_LINE || needsWidth(usual.get(0)) || needsWidth(usual.get(1));
        return usual.subList(0, Math.min(usual.size(), alone ? 1 : ON_THE_LINE));
    }

    private static boolean needsWidth(SettingSpec spec) {
        return switch (spec.type()) {
            case ExpressionType ignored -> true;
            case ListType ignored -> true;
            case RecordType ignored -> true;
            case BooleanType ignored -> true;
            default -> false;
        };
    }

    private HBox top() {
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
        disclosure.setId("more-" + slot.path());
        disclosure.getStyleClass().addAll("flat", "row-menu");
        top.getChildren().add(disclosure);
        return top;
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
        return (!path.equals(slot.path()) && details.focusOn(path))
                || line.getFirst().focusOn(path);
    }
}
