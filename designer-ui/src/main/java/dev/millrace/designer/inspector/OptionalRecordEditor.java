package dev.millrace.designer.inspector;

import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.document.Value;
import java.util.Map;
import javafx.scene.control.CheckBox;

/** A nested record, with a box to tick if it may be left out. */
final class OptionalRecordEditor extends SettingEditor {

    private final Slot slot;
    private final boolean required;
    private final CheckBox present = new CheckBox("Set");
    private final RecordEditor fields;

    OptionalRecordEditor(Editors editors, SettingSpec spec, RecordType type, Slot slot) {
        this.slot = slot;
        this.required = spec.required();
        fields = new RecordEditor(editors, RecordEditor.Members.of(type.fields(), slot));
        fields.getStyleClass().add("nested");
        getStyleClass().add("optional-record");
        if (!required) {
            present.setId("setting-" + slot.path());
            present.setOnAction(event -> {
                editors.endStep();
                if (present.isSelected()) {
                    slot.set(Value.of(Map.of()));
                } else {
                    slot.unset();
                }
            });
            getChildren().add(present);
        }
        getChildren().add(fields);
        refresh();
    }

    @Override
    void refresh() {
        boolean shown = required || slot.get().isPresent();
        present.setSelected(shown);
        fields.refresh();
        fields.setVisible(shown);
        fields.setManaged(shown);
    }

    @Override
    boolean focusOn(String path) {
        if (!fields.isVisible() || !fields.focusOn(path)) {
            present.requestFocus();
        }
        return true;
    }
}
