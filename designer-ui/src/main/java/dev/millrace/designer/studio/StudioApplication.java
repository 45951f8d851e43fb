package dev.millrace.designer.studio;

import dev.millrace.designer.action.ActionButtons;
import dev.millrace.designer.dialog.FxDialogs;
import dev.millrace.designer.file.RecoveryFolder;
import dev.millrace.designer.preferences.ConfigFolder;
import dev.millrace.designer.preferences.Preferences.WindowSize;
import dev.millrace.designer.preferences.PreferencesStore;
import dev.millrace.designer.run.TimelineTicker;
import dev.millrace.designer.task.BackgroundTasks;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.designer.theme.Appearance;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.validation.PipelineValidator;
import dev.millrace.runtime.engine.LocalEngine;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The studio as a JavaFX application. The system property {@code millrace.exitWhenShown} makes it leave once its first
 * frames are drawn, for the training run of a class cache.
 */
public final class StudioApplication extends Application {

    private static final double POLL_PERIOD_MS = 100;

    private @Nullable TaskExecutor tasks;
    private @Nullable StudioViewModel studio;
    private @Nullable RecoveryFolder recovery;

    @Override
    public void start(Stage stage) {
        Appearance.loadFonts();
        RecoveryFolder unsaved = new RecoveryFolder(ConfigFolder.path().resolve("recovery"), ProcessHandle.current());
        recovery = unsaved;
        TaskExecutor background = new BackgroundTasks(Platform::runLater);
        tasks = background;
        StudioServices.Model model =
                new StudioServices.Model(Catalog.shared(), PipelineValidator.standard(), LocalEngine::start);
        StudioViewModel viewModel = new StudioViewModel(
                new StudioServices(
                        model,
                        background,
                        new StudioServices.Clocks(InstantSource.system(), new TimelineTicker(POLL_PERIOD_MS)),
                        new StudioServices.Desktop(new FxDialogs(stage), new FxClipboard()),
                        new StudioServices.Home(PreferencesStore.ofUser(), unsaved)),
                ActionButtons::shortcutText);
        studio = viewModel;
        show(stage, viewModel);
        getParameters().getUnnamed().stream().findFirst().map(Path::of).ifPresent(viewModel.files()::open);
        if (Boolean.getBoolean("millrace.exitWhenShown")) {
            PauseTransition pause = new PauseTransition(Duration.millis(500));
            pause.setOnFinished(event -> Platform.exit());
            pause.play();
        } else {
            viewModel.recovery().offer();
        }
    }

    private static void show(Stage stage, StudioViewModel viewModel) {
        WindowSize size = viewModel.preferences().get().window();
        Scene scene = new Scene(new StudioView(viewModel), size.width(), size.height());
        viewModel.themeProperty().subscribe(theme -> Appearance.apply(theme, scene));
        stage.setScene(scene);
        stage.setMinWidth(760);
        stage.setMinHeight(520);
        stage.setMaximized(size.maximized());
        stage.titleProperty().bind(viewModel.windowTitle());
        stage.setOnCloseRequest(event -> {
            if (viewModel.document().dirtyProperty().get()) {
                event.consume();
                viewModel.files().leaving(stage::hide);
            }
        });
        stage.setOnHidden(event -> viewModel
                .preferences()
                .update(preferences -> preferences.withWindow(
                        new WindowSize(scene.getWidth(), scene.getHeight(), stage.isMaximized()))));
        stage.show();
    }

    @Override
    public void stop() {
        if (studio != null) {
            studio.run().clear();
        }
        if (recovery != null) {
            recovery.clear();
        }
        if (tasks != null) {
            tasks.close();
        }
    }
}
