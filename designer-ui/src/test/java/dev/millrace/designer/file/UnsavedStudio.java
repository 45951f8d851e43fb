package dev.millrace.designer.file;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.run.RunViewModel;
import dev.millrace.designer.task.BackgroundTasks;
import dev.millrace.designer.testing.Samples;
import dev.millrace.designer.testing.SilentDialogs;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.edit.RenameNode;
import dev.millrace.model.validation.PipelineValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process that opens a document, changes it, says when the change is kept, and then waits to be killed. */
final class UnsavedStudio {

    private UnsavedStudio() {}

    /**
     * @param arguments the recovery folder, the document's file
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        ExecutorService interfaceThread = Executors.newSingleThreadExecutor();
        BackgroundTasks tasks = new BackgroundTasks(interfaceThread);
        interfaceThread.execute(() -> {
            DocumentViewModel document = new DocumentViewModel(
                    Catalog.shared(), PipelineValidator.standard(), tasks, InstantSource.system());
            SilentDialogs dialogs = new SilentDialogs();
            RunViewModel.Services run = new RunViewModel.Services(
                    (validated, options) -> {
                        throw new UnsupportedOperationException();
                    },
                    PipelineValidator.standard(),
                    tasks,
                    new dev.millrace.designer.run.TimelineTicker(1_000));
            FileViewModel files = new FileViewModel(
                    document,
                    new RunViewModel(document, run),
                    new FileViewModel.Services(
                            dialogs,
                            tasks,
                            new dev.millrace.designer.preferences.PreferencesStore(folder.resolveSibling("child"))));
            new RecoveryViewModel(
                    document,
                    files,
                    new RecoveryViewModel.Services(
                            new RecoveryFolder(folder, ProcessHandle.current()),
                            dialogs,
                            tasks,
                            InstantSource.system()));
            document.open(Samples.earthquakes(), Optional.of(Path.of(arguments[1])));
            document.apply(new RenameNode("strong", "Changed and not saved"));
        });
        while (!isKept(folder)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        System.out.println("kept");
        System.in.read();
    }

    private static boolean isKept(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".json"));
        }
    }
}
