package dev.millrace.designer.studio;

import dev.millrace.designer.action.Action;
import dev.millrace.designer.action.Action.Group;
import dev.millrace.designer.action.SimpleAction;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.run.RunPhase;
import dev.millrace.designer.run.RunViewModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;

/** The actions that concern the run and the view. */
final class StudioActions {

    private StudioActions() {}

    static List<Action> viewing(CanvasViewModel canvas) {
        return List.of(
                view("view.fit", "Zoom to fit", "Shortcut+0", canvas::zoomToFit),
                view("view.actualSize", "Zoom to 100 %", "Shortcut+1", canvas::zoomToActualSize),
                view("view.selection", "Zoom to selection", "Shortcut+2", canvas::zoomToSelection),
                view("view.zoomIn", "Zoom in", "Shortcut+PLUS", canvas::zoomIn),
                view("view.zoomOut", "Zoom out", "Shortcut+MINUS", canvas::zoomOut),
                view(
                        "view.minimap",
                        "Show or hide the map",
                        "Shortcut+M",
                        () -> canvas.minimapProperty()
                                .set(!canvas.minimapProperty().get())));
    }

    static Action view(String id, String title, String keys, Runnable work) {
        return new SimpleAction(id, title, Group.VIEW, keys, work);
    }

    static List<Action> running(RunViewModel run) {
        BooleanBinding active =
                Bindings.createBooleanBinding(() -> run.phaseProperty().get().active(), run.phaseProperty());
        ObservableBooleanValue pausable = Bindings.createBooleanBinding(
                () -> run.phaseProperty().get() == RunPhase.RUNNING
                        || run.phaseProperty().get() == RunPhase.PAUSED,
                run.phaseProperty());
        return List.of(
                new SimpleAction(
                        "run.start",
                        "Run",
                        Group.RUN,
                        "F5",
                        active.not().and(run.blockedProperty().isEmpty()),
                        run::start),
                new SimpleAction("run.pause", "Pause or go on", Group.RUN, "F6", pausable, run::pauseOrResume),
                new SimpleAction("run.stop", "Stop", Group.RUN, "Shift+F5", active, run::stop));
    }
}
