package dev.millrace.designer.inspector;

import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** A setting in the form: its title, its control, and below it what is wrong with it. */
final class SettingField extends SettingEditor {

    private final Editors editors;
    private final Slot slot;
    private final SettingSpec spec;
    private final SettingEditor editor;
    private final Label problem = new Label();

    SettingField(Editors editors, SettingSpec spec, Slot slot) {
        this.editors = editors;
        this.slot = slot;
        this.spec = spec;
        this.editor = editors.editor(spec, slot);
        getStyleClass().add("setting");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.getStyleClass().add("setting-problem");
        Tooltip help = help(spec);
        if (editor instanceof FlagEditor) {
            Tooltip.install(editor, help);
        } else {
            Label title = new Label(spec.title() + (spec.required() ? " *" : ""));
            title.getStyleClass().add("setting-title");
            title.setTooltip(help);
            getChildren().add(title);
        }
        getChildren().addAll(editor, problem);
        refresh();
    }

    private static Tooltip help(SettingSpec spec) {
        Tooltip help = new Tooltip(spec.help());
        help.setWrapText(true);
        help.setMaxWidth(320);
        help.setShowDelay(Duration.millis(350));
        help.setShowDuration(Duration.seconds(30));
        return help;
    }

    SettingSpec spec() {
        return spec;
    }

    @Override
    void refresh() {
        editor.refresh();
        List<Problem> problems = editors.problems(slot.path());
        problem.setText(problems.stream().map(SettingField::text).collect(Collectors.joining("\n")));
        problem.setVisible(!problems.isEmpty());
        problem.setManaged(!problems.isEmpty());
        boolean error = problems.stream().anyMatch(Problem::isError);
        editor.mark(error);
        problem.pseudoClassStateChanged(WRONG, error);
    }

    /** Whether something is wrong with the value, or with one inside it. */
    boolean hasProblems() {
        return editors.hasProblemsWithin(slot.path());
    }

    static String text(Problem problem) {
        return problem.message()
                + problem.fix()
                        .filter(fix -> !fix.isBlank())
                        .map(fix -> " " + fix)
                        .orElse("");
    }

    @Override
    boolean focusOn(String path) {
        String own = slot.path();
        boolean here = path.equals(own) || path.startsWith(own + ".") || path.startsWith(own + "[");
        return here && editor.focusOn(path);
    }
}
