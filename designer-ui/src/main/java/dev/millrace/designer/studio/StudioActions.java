package dev.millrace.designer.studio;

import dev.millrace.designer.action.Action;
import dev.millrace.designer.action.Action.Group;
import dev.millrace.designer.action.SimpleAction;
import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.run.RunPhase;
import dev.millrace.designer.run.RunViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;

/** The actions that concern the document, the run and the window; other parts bring their own. */
final class StudioActions {

    private StudioActions() {}

    static List<Action> of(StudioViewModel studio) {
        List<Action> actions = new ArrayList<>();
        actions.addAll(editing(studio.document()));
        actions.addAll(running(studio.run()));
        actions.add(new SimpleAction(
                "view.theme",
                "Switch between light and dark",
                Group.VIEW,
                "Shortcut+Shift+L",
                () -> studio.themeProperty().set(studio.themeProperty().get().other())));
        return actions;
    }

    private static List<Action> editing(DocumentViewModel document) {
        return List.of(
                new SimpleAction(
                        "edit.undo",
                        "Undo",
                        Group.EDIT,
                        "Shortcut+Z",
                        document.undoTitleProperty().isNotEmpty(),
                        document::undo),
                new SimpleAction(
                        "edit.redo",
                        "Redo",
                        Group.EDIT,
                        "Shortcut+Shift+Z",
                        document.redoTitleProperty().isNotEmpty(),
                        document::redo));
    }

    private static List<Action> running(RunViewModel run) {
        BooleanBinding active =
                Bindings.createBooleanBinding(() -> run.phaseProperty().get().active(), run.phaseProperty());
        ObservableBooleanValue pausable = Bindings.createBooleanBinding(
                () -> run.phaseProperty().get() == RunPhase.RUNNING
                        || run.phaseProperty().get() == RunPhase.PAUSED,
                run.phaseProperty());
        return List.of(
                new SimpleAction("run.start", "Run", Group.RUN, "F5", active.not(), run::start),
                new SimpleAction("run.pause", "Pause or go on", Group.RUN, "F6", pausable, run::pauseOrResume),
                new SimpleAction("run.stop", "Stop", Group.RUN, "Shift+F5", active, run::stop));
    }
}
