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

/**
 * The settings of a node or of a nested record, one below the other, the advanced ones behind a disclosure. What is wrong
 * is always shown: an advanced setting with a problem appears while the others stay away.
 */
final class RecordEditor extends SettingEditor {

    private final Members members;
    private final List<SettingField> fields = new ArrayList<>();
    private final VBox advanced = new VBox();
    private final Button disclosure;
    private boolean open;

    /**
     * What is edited.
     *
     * @param all every setting of the record: conditions may name those that are edited elsewhere
     * @param own those that are edited here
     */
    record Members(
            List<SettingSpec> all,
            List<SettingSpec> own,
            Function<String, Slot> slots,
            Supplier<Map<String, Value>> values) {

        static Members of(List<SettingSpec> specs, Slot record) {
            return new Members(specs, specs, record::member, record::members);
        }
    }

    /** With a disclosure of its own, between the usual settings and the advanced ones. */
    RecordEditor(Editors editors, Members members) {
        this(editors, members, new Button("Advanced"));
        disclosure.getStyleClass().addAll("flat", "disclosure");
        int before = getChildren().indexOf(advanced);
        if (before >= 0) {
            getChildren().add(before, disclosure);
        }
    }

    /**
     * @param disclosure a button that stands elsewhere
     */
    RecordEditor(Editors editors, Members members, Button disclosure) {
        this.members = members;
        this.disclosure = disclosure;
        getStyleClass().add("settings");
        advanced.getStyleClass().add("settings");
        disclosure.setOnAction(event -> {
            open(!open);
            refresh();
        });
        for (SettingSpec spec : members.own()) {
            SettingField field = new SettingField(editors, spec, members.slots().apply(spec.key()));
            fields.add(field);
            (spec.shown().advanced() ? advanced : this).getChildren().add(field);
        }
        if (!advanced.getChildren().isEmpty()) {
            getChildren().add(advanced);
        }
        Map<String, Value> held = members.values().get();
        open(fields.stream()
                .anyMatch(field ->
                        isAdvanced(field) && held.containsKey(field.spec().key())));
        refresh();
    }

    private static boolean isAdvanced(SettingField field) {
        return field.spec().shown().advanced();
    }

    private void open(boolean opened) {
        open = opened;
        disclosure.setGraphic((opened ? Glyph.CHEVRON_DOWN : Glyph.CHEVRON_RIGHT).node(14));
        disclosure.setAccessibleText(opened ? "Fewer settings" : "More settings");
    }

    @Override
    void refresh() {
        Settings complete = Settings.of(members.all(), members.values().get());
        boolean hides = false;
        for (SettingField field : fields) {
            field.refresh();
            boolean asked = isAskedFor(field.spec(), complete);
            boolean shown = asked && (open || !isAdvanced(field) || field.hasProblems());
            show(field, shown);
            hides |= asked && isAdvanced(field);
        }
        show(disclosure, hides);
        show(advanced, advanced.getChildren().stream().anyMatch(javafx.scene.Node::isManaged));
        show(this, getChildren().stream().anyMatch(javafx.scene.Node::isManaged));
    }

    private static void show(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Whether a setting has an effect as its record is now. */
    static boolean isAskedFor(SettingSpec spec, Settings complete) {
        return spec.shown()
                .onlyWhen()
                .map(condition -> holds(condition, complete))
                .orElse(true);
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
                if (!field.isManaged()) {
                    open(true);
                    refresh();
                    field.focusOn(path);
                }
                return true;
            }
        }
        return false;
    }
}
