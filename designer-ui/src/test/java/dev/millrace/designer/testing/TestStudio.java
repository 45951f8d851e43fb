package dev.millrace.designer.testing;

import dev.millrace.designer.action.ActionButtons;
import dev.millrace.designer.document.TextClipboard;
import dev.millrace.designer.file.RecoveryFolder;
import dev.millrace.designer.preferences.PreferencesStore;
import dev.millrace.designer.run.TimelineTicker;
import dev.millrace.designer.studio.FxClipboard;
import dev.millrace.designer.studio.StudioServices;
import dev.millrace.designer.studio.StudioView;
import dev.millrace.designer.studio.StudioViewModel;
import dev.millrace.designer.task.BackgroundTasks;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.designer.theme.Appearance;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.validation.PipelineValidator;
import dev.millrace.runtime.engine.LocalEngine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.testfx.util.WaitForAsyncUtils;

/** A whole studio with a test's own dialogs and preferences. */
public final class TestStudio implements AutoCloseable {

    public final SilentDialogs dialogs = new SilentDialogs();
    public final TextClipboard clipboard = new FxClipboard();
    public final StudioViewModel viewModel;
    public final Scene scene;
    private final TaskExecutor tasks = new BackgroundTasks(Platform::runLater);

    /** Made on the JavaFX thread. */
    public TestStudio(Path folder, double width, double height) {
        Appearance.loadFonts();
        StudioServices.Model model =
                new StudioServices.Model(Catalog.shared(), PipelineValidator.standard(), LocalEngine::start);
        viewModel = new StudioViewModel(
                new StudioServices(
                        model,
                        tasks,
                        new StudioServices.Clocks(InstantSource.system(), new TimelineTicker(50)),
                        new StudioServices.Desktop(dialogs, clipboard),
                        new StudioServices.Home(
                                new PreferencesStore(folder.resolve("studio.properties")),
                                new RecoveryFolder(folder.resolve("recovery"), ProcessHandle.current()))),
                ActionButtons::shortcutText);
        scene = new Scene(new StudioView(viewModel), width, height);
        viewModel.themeProperty().subscribe(theme -> Appearance.apply(theme, scene));
    }

    /** Waits until validation has caught up with the document and everything is drawn. Not on the JavaFX thread. */
    public void settle() {
        try {
            WaitForAsyncUtils.waitFor(
                    20,
                    TimeUnit.SECONDS,
                    () -> viewModel
                            .document()
                            .validatedProperty()
                            .get()
                            .pipeline()
                            .equals(viewModel.document().pipeline()));
        } catch (TimeoutException tooLong) {
            throw new IllegalStateException("validation does not end", tooLong);
        }
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Override
    public void close() {
        viewModel.run().clear();
        tasks.close();
    }
}
