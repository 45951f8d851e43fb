package dev.millrace.designer.file;

import dev.millrace.designer.dialog.Dialogs;
import dev.millrace.designer.dialog.Dialogs.Notice;
import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.file.RecoveryFolder.Lost;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.model.document.Pipeline;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps the open document in the recovery folder while it has changes that are not saved, at the latest
 * {@link #KEEP_WITHIN_MS} after a change, and offers what a killed studio has left.
 */
public final class RecoveryViewModel {

    /** So much work can be lost. Not each change is written at once: typing would write with every key. */
    static final long KEEP_WITHIN_MS = 1_500;

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.ENGLISH);

    private final DocumentViewModel document;
    private final FileViewModel files;
    private final Services services;
    private TaskExecutor.Task pending = () -> {};
    private boolean waiting;

    /** What recovery needs from outside. */
    public record Services(RecoveryFolder folder, Dialogs dialogs, TaskExecutor tasks, InstantSource clock) {}

    public RecoveryViewModel(DocumentViewModel document, FileViewModel files, Services services) {
        this.document = document;
        this.files = files;
        this.services = services;
        document.pipelineProperty().subscribe(pipeline -> changed());
        document.dirtyProperty().subscribe(dirty -> changed());
    }

    private void changed() {
        if (!document.dirtyProperty().get()) {
            pending.cancel();
            waiting = false;
            services.tasks()
                    .submit(
                            () -> {
                                services.folder().forget();
                                return true;
                            },
                            forgotten -> {},
                            this::failed);
        } else if (!waiting) {
            waiting = true;
            // The document is looked at when the time has come: what changed meanwhile is kept too.
            pending = services.tasks().submit(KEEP_WITHIN_MS, () -> true, due -> keep(), this::failed);
        }
    }

    private void keep() {
        waiting = false;
        Pipeline pipeline = document.pipeline();
        Optional<Path> file = document.fileProperty().get();
        FileMark mark = files.known();
        pending = services.tasks()
                .submit(
                        () -> {
                            services.folder()
                                    .keep(pipeline, file, mark, services.clock().instant());
                            return true;
                        },
                        kept -> {},
                        this::failed);
    }

    private void failed(Throwable thrown) {
        waiting = false;
        services.dialogs()
                .inform(new Notice(
                        Notice.Kind.WARNING,
                        "What is not saved cannot be kept in case of a crash: " + thrown.getMessage()));
    }

    /** Looks whether a studio was killed with unsaved changes, and asks what becomes of them: now, or the next time. */
    public void offer() {
        services.tasks().submit(services.folder()::lost, this::offer, this::failed);
    }

    private void offer(List<Lost> all) {
        for (Lost lost : all) {
            Optional<Integer> answer = services.dialogs()
                    .ask(
                            "Recover unsaved changes?",
                            "Millrace ended before they were saved: \u201c"
                                    + lost.pipeline().name() + "\u201d"
                                    + lost.file().map(file -> ", " + file).orElse(", never saved") + ", last changed "
                                    + WHEN.format(lost.when().atZone(ZoneId.systemDefault())) + ".",
                            List.of("Recover", "Discard them"));
            if (answer.equals(Optional.of(0))) {
                files.leaving(() -> recover(lost));
                return;
            }
            if (answer.equals(Optional.of(1))) {
                services.folder().forget(lost);
            }
        }
    }

    /** What was lost goes only once it is kept again. */
    private void recover(Lost lost) {
        files.showRecovered(lost.pipeline(), lost.file(), lost.mark());
        services.tasks()
                .submit(
                        () -> {
                            services.folder()
                                    .keep(
                                            lost.pipeline(),
                                            lost.file(),
                                            lost.mark(),
                                            services.clock().instant());
                            services.folder().forget(lost);
                            return true;
                        },
                        kept -> {},
                        this::failed);
    }
}
