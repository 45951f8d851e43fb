package dev.millrace.designer.studio;

import dev.millrace.designer.action.ActionRegistry;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.dialog.Dialogs;
import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.preferences.PreferencesStore;
import dev.millrace.designer.run.RunViewModel;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.designer.theme.Theme;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The window's view model: the parts and what the user can do with them. */
public final class StudioViewModel {

    private final StudioServices services;
    private final DocumentViewModel document;
    private final RunViewModel run;
    private final CanvasViewModel canvas;
    private final ActionRegistry actions = new ActionRegistry();
    private final ObjectProperty<Theme> theme;

    public StudioViewModel(StudioServices services) {
        this.services = services;
        StudioServices.Model model = services.model();
        document = new DocumentViewModel(model.catalog(), model.validator(), services.tasks(), services.clock());
        run = new RunViewModel(
                document,
                new RunViewModel.Services(model.engine(), model.validator(), services.tasks(), services.ticker()));
        canvas = new CanvasViewModel(document, run);
        theme = new SimpleObjectProperty<>(services.store().get().theme());
        theme.subscribe(chosen -> services.store().update(preferences -> preferences.withTheme(chosen)));
        actions.addAll(StudioActions.of(this));
    }

    public DocumentViewModel document() {
        return document;
    }

    public RunViewModel run() {
        return run;
    }

    public CanvasViewModel canvas() {
        return canvas;
    }

    public ActionRegistry actions() {
        return actions;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Name of the document, a dot while it has unsaved changes, the product. */
    public ObservableValue<String> windowTitle() {
        return Bindings.createStringBinding(
                () -> (document.dirtyProperty().get() ? "\u2022 " : "")
                        + document.pipeline().name() + " \u2013 Millrace",
                document.pipelineProperty(),
                document.dirtyProperty());
    }

    public Dialogs dialogs() {
        return services.dialogs();
    }

    public TaskExecutor tasks() {
        return services.tasks();
    }

    public PreferencesStore preferences() {
        return services.store();
    }
}
