package dev.millrace.designer.inspector;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.Condition;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** The settings of a node or of a nested record, one below the other, the advanced ones behind a disclosure. */
final class RecordEditor extends SettingEditor {

    private final List<SettingSpec> specs;
    private final Supplier<Map<String, Value>> values;
    private final List<SettingField> fields = new ArrayList<>();
    private final VBox advanced = new VBox();
    private final Button disclosure = new Button("Advanced", Glyph.CHEVRON_RIGHT.node(14));

    RecordEditor(
            Editors editors,
            List<SettingSpec> specs,
            Function<String, Slot> slots,
            Supplier<Map<String, Value>> values) {
        this.specs = specs;
        this.values = values;
        getStyleClass().add("settings");
        advanced.getStyleClass().add("settings");
        disclosure.getStyleClass().addAll("flat", "disclosure");
        disclosure.setOnAction(event -> open(!advanced.isVisible()));
        for (SettingSpec spec : specs) {
            SettingField field = new SettingField(editors, spec, slots.apply(spec.key()));
            fields.add(field);
            (spec.shown().advanced() ? advanced : this).getChildren().add(field);
        }
        if (!advanced.getChildren().isEmpty()) {
            getChildren().addAll(disclosure, advanced);
        }
        boolean used = specs.stream()
                .anyMatch(spec -> spec.shown().advanced() && values.get().containsKey(spec.key()));
        open(used);
        refresh();
    }

    private void open(boolean opened) {
        advanced.setVisible(opened);
        advanced.setManaged(opened);
        disclosure.setGraphic((opened ? Glyph.CHEVRON_DOWN : Glyph.CHEVRON_RIGHT).node(14));
    }

    @Override
    void refresh() {
        Settings complete = Settings.of(specs, values.get());
        boolean anyAdvanced = false;
        for (SettingField field : fields) {
            field.refresh();
            boolean shown = field.spec()
                    .shown()
                    .onlyWhen()
                    .map(condition -> holds(condition, complete))
                    .orElse(true);
            field.setVisible(shown);
            field.setManaged(shown);
            anyAdvanced |= shown && field.spec().shown().advanced();
        }
        disclosure.setVisible(anyAdvanced);
        disclosure.setManaged(anyAdvanced);
    }

    private static boolean holds(Condition condition, Settings settings) {
        return settings.value(condition.key())
                .map(ValueTexts::show)
                .filter(condition.values()::contains)
                .isPresent();
    }

    @Override
    boolean focusOn(String path) {
        for (SettingField field : fields) {
            if (field.focusOn(path)) {
                if (field.spec().shown().advanced()) {
                    open(true);
                    field.focusOn(path);
                }
                return true;
            }
        }
        return false;
    }
}
