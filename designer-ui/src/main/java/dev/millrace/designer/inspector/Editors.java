package dev.millrace.designer.inspector;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.AnyType;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DataTypeType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.FieldType;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.NumberType;
import dev.millrace.model.catalog.SettingSpec.PathType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.SecretType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.SettingSpec.TimestampType;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.schema.DataTypes;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Makes the control that suits a setting, for one node. */
final class Editors {

    private final InspectorViewModel inspector;
    private final String node;

    Editors(InspectorViewModel inspector, String node) {
        this.inspector = inspector;
        this.node = node;
    }

    List<Problem> problems(String path) {
        return inspector.problems(node, path);
    }

    boolean hasProblemsWithin(String path) {
        return inspector.hasProblemsWithin(node, path);
    }

    void endStep() {
        inspector.document().endStep();
    }

    /** A control for an element of a list. */
    SettingEditor element(SettingSpec list, SettingSpec.Type type, Slot slot) {
        return type instanceof RecordType record
                ? new RecordRow(this, record, slot)
                : editor(SettingSpec.optional(list.key(), list.title(), type, list.help()), slot);
    }

    SettingEditor editor(SettingSpec spec, Slot slot) {
        return switch (spec.type()) {
            case TextType text ->
                text.multiline()
                        ? text(slot, area(spec, 4), TextEditor.Form.TEXT)
                        : text(slot, field(spec), TextEditor.Form.TEXT);
            case DurationType ignored -> text(slot, field(spec), TextEditor.Form.TEXT);
            case TimestampType ignored -> text(slot, field(spec), TextEditor.Form.TEXT);
            case IntegerType ignored -> text(slot, field(spec), TextEditor.Form.NUMBER);
            case NumberType ignored -> text(slot, field(spec), TextEditor.Form.NUMBER);
            case SecretType ignored -> text(slot, field(spec), TextEditor.Form.ANY);
            case AnyType ignored -> text(slot, field(spec), TextEditor.Form.ANY);
            case PathType path -> path(spec, path, slot);
            case BooleanType ignored -> new FlagEditor(slot, spec, this::endStep);
            case ChoiceType choice -> new ChoiceEditor(slot, choice, spec.defaultValue(), this::endStep);
            case DataTypeType ignored -> new SuggestionEditor(slot, "type", DataTypes::names, this::endStep);
            case FieldType field ->
                new SuggestionEditor(slot, "field", () -> inspector.fieldNames(node, field.input()), this::endStep);
            case ExpressionType expression -> {
                Completions.Place place = new Completions.Place(node, expression.input(), slot);
                yield new ExpressionEditor(
                        this,
                        slot,
                        prompt(spec),
                        (text, caret, found) -> inspector.completions().propose(place, text, caret, found));
            }
            case ListType list -> list(spec, list, slot);
            case RecordType record -> new OptionalRecordEditor(this, spec, record, slot);
        };
    }

    private SettingEditor list(SettingSpec spec, ListType list, Slot slot) {
        boolean plain = list.element() instanceof ListType || list.element() instanceof AnyType;
        return plain ? text(slot, area(spec, 6), TextEditor.Form.LINES) : new ListEditor(this, spec, list, slot);
    }

    private TextEditor text(Slot slot, TextInputControl field, TextEditor.Form form) {
        return new TextEditor(slot, field, field, form, this::endStep);
    }

    private SettingEditor path(SettingSpec spec, PathType path, Slot slot) {
        TextField field = field(spec);
        Button choose = new Button("", Glyph.FOLDER.node(14));
        choose.setId("choose-" + slot.path());
        choose.getStyleClass().add("icon-button");
        choose.setTooltip(new Tooltip("Choose a file"));
        choose.setAccessibleText("Choose a file");
        choose.setOnAction(event -> inspector.chooseFile(spec, path.output()).ifPresent(field::setText));
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox box = new HBox(6, field, choose);
        return new TextEditor(slot, field, box, TextEditor.Form.TEXT, this::endStep);
    }

    private static TextField field(SettingSpec spec) {
        TextField field = new TextField();
        field.setPromptText(prompt(spec));
        return field;
    }

    private static TextArea area(SettingSpec spec, int lines) {
        TextArea area = new TextArea();
        area.setPrefRowCount(lines);
        TabKey.leaves(area);
        area.setPromptText(prompt(spec));
        return area;
    }

    /** The default, or what kind of thing is wanted. */
    private static String prompt(SettingSpec spec) {
        Optional<String> shown =
                spec.defaultValue().map(ValueTexts::show).filter(text -> !text.isEmpty() && !text.equals("[]"));
        return shown.orElse(
                switch (spec.type()) {
                    case DurationType ignored -> "such as 1m30s";
                    case TimestampType ignored -> "such as 2026-01-01T00:00:00Z";
                    case ExpressionType ignored -> "SQL expression";
                    case ListType ignored -> "a JSON value on each line";
                    case TextType ignored -> spec.required() ? spec.title().toLowerCase(java.util.Locale.ROOT) : "";
                    default -> "";
                });
    }
}
