package dev.millrace.designer.inspector;

import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.document.Value;
import javafx.scene.control.CheckBox;

/** A check box, which carries the setting's title itself. */
final class FlagEditor extends SettingEditor {

    private final Slot slot;
    private final SettingSpec spec;
    private final CheckBox box;

    FlagEditor(Slot slot, SettingSpec spec, Runnable endStep) {
        this.slot = slot;
        this.spec = spec;
        box = new CheckBox(spec.title());
        box.setId("setting-" + slot.path());
        box.setOnAction(event -> {
            endStep.run();
            slot.set(Value.of(box.isSelected()));
        });
        getChildren().add(box);
        refresh();
    }

    @Override
    void refresh() {
        Value held = slot.get().or(spec::defaultValue).orElse(Value.of(false));
        box.setIndeterminate(!(held instanceof Value.Flag));
        box.setSelected(held instanceof Value.Flag flag && flag.flag());
    }

    @Override
    boolean focusOn(String path) {
        box.requestFocus();
        return true;
    }
}
