package dev.millrace.designer.studio;

import dev.millrace.designer.dialog.Dialogs;
import dev.millrace.designer.document.TextClipboard;
import dev.millrace.designer.file.RecoveryFolder;
import dev.millrace.designer.preferences.PreferencesStore;
import dev.millrace.designer.run.Engine;
import dev.millrace.designer.run.Ticker;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.Validator;
import java.time.InstantSource;

/** What the studio gets from outside; tests bring their own. */
public record StudioServices(Model model, TaskExecutor tasks, Clocks clocks, Desktop desktop, Home home) {

    /** Time as it passes, and something that calls again and again. */
    public record Clocks(InstantSource clock, Ticker ticker) {}

    /** What is kept on this machine from one start to the next. */
    public record Home(PreferencesStore preferences, RecoveryFolder recovery) {}

    PreferencesStore store() {
        return home.preferences();
    }

    RecoveryFolder recovery() {
        return home.recovery();
    }

    /** What lies around the window. */
    public record Desktop(Dialogs dialogs, TextClipboard clipboard) {}

    /** Operator kinds, validation and the engine. */
    public record Model(Catalog catalog, Validator validator, Engine engine) {}
}
