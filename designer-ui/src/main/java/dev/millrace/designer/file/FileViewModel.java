package dev.millrace.designer.file;

import dev.millrace.designer.dialog.Dialogs;
import dev.millrace.designer.dialog.Dialogs.Notice;
import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.preferences.PreferencesStore;
import dev.millrace.designer.run.RunViewModel;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.file.DocumentStore;
import dev.millrace.model.json.ReadResult;
import dev.millrace.model.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes documents from files and puts them there. Nothing unsaved is ever left without a question. */
public final class FileViewModel {

    private static final int PROBLEMS_SHOWN = 5;
    private static final String ENDING = ".json";

    private final DocumentStore store = new DocumentStore();
    private final DocumentViewModel document;
    private final RunViewModel run;
    private final Services services;

    /** What the files need from outside. */
    public record Services(Dialogs dialogs, TaskExecutor tasks, PreferencesStore preferences) {}

    public FileViewModel(DocumentViewModel document, RunViewModel run, Services services) {
        this.document = document;
        this.run = run;
        this.services = services;
    }

    /** An empty document in the place of the open one. */
    public void createNew() {
        leaving(() -> show(Pipeline.EMPTY, Optional.empty()));
    }

    /** A document that the user chooses. */
    public void open() {
        leaving(() -> services.dialogs()
                .chooseFileToOpen(Optional.of(document.folder()))
                .ifPresent(this::read));
    }

    /** A document that was chosen otherwise: dropped, recent, or named when the studio was started. */
    public void open(Path file) {
        leaving(() -> read(file));
    }

    private void read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        services.tasks()
                .submit(
                        () -> store.open(absolute),
                        result -> opened(absolute, result),
                        thrown -> failed("opened", thrown));
    }

    private void opened(Path file, ReadResult result) {
        if (result.pipeline().isEmpty()) {
            services.preferences().update(preferences -> preferences.withoutRecent(file));
            services.dialogs().error("The file cannot be opened", file + "\n" + text(result.problems()));
            return;
        }
        show(result.pipeline().get(), Optional.of(file));
        services.preferences().update(preferences -> preferences.withRecent(file));
        if (!result.problems().isEmpty()) {
            services.dialogs().inform(new Notice(Notice.Kind.INFO, text(result.problems())));
        }
    }

    private static String text(List<Problem> problems) {
        String first = problems.stream()
                .limit(PROBLEMS_SHOWN)
                .map(problem -> problem.place()
                                .span()
                                .map(at -> "Line " + at.line() + ": ")
                                .orElse("")
                        + problem.message())
                .collect(Collectors.joining("\n"));
        int more = problems.size() - PROBLEMS_SHOWN;
        return more > 0 ? first + "\nand " + more + " more" : first;
    }

    private void show(Pipeline pipeline, Optional<Path> file) {
        run.clear();
        document.open(pipeline, file);
    }

    public void save() {
        saveThen(() -> {});
    }

    public void saveAs() {
        chooseTarget().ifPresent(file -> write(file, () -> {}));
    }

    private void saveThen(Runnable next) {
        document.fileProperty().get().or(this::chooseTarget).ifPresent(file -> write(file, next));
    }

    private Optional<Path> chooseTarget() {
        return services.dialogs()
                .chooseFileToSave(Optional.of(document.folder()), suggestedName())
                .map(file -> file.getFileName().toString().contains(".")
                        ? file
                        : file.resolveSibling(file.getFileName() + ENDING));
    }

    private String suggestedName() {
        return document.fileProperty()
                .get()
                .map(file -> file.getFileName().toString())
                .orElseGet(() -> {
                    String name = document.pipeline()
                            .name()
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N}]+", "-")
                            .replaceAll("^-|-$", "");
                    return (name.isEmpty() ? "pipeline" : name) + ENDING;
                });
    }

    private void write(Path file, Runnable next) {
        Path absolute = file.toAbsolutePath().normalize();
        Pipeline pipeline = document.pipeline();
        long revision = document.revision();
        services.tasks()
                .submit(
                        () -> store.save(absolute, pipeline),
                        problem -> problem.ifPresentOrElse(
                                wrong -> services.dialogs().error("The pipeline is not saved", text(List.of(wrong))),
                                () -> saved(absolute, revision, next)),
                        thrown -> failed("saved", thrown));
    }

    private void saved(Path file, long revision, Runnable next) {
        document.savedTo(file, revision);
        services.preferences().update(preferences -> preferences.withRecent(file));
        next.run();
    }

    private void failed(String what, Throwable thrown) {
        services.dialogs().error("The pipeline could not be " + what, String.valueOf(thrown.getMessage()));
    }

    /** Goes on with something that gives up the open document, after asking what becomes of its changes. */
    public void leaving(Runnable next) {
        if (!document.dirtyProperty().get()) {
            next.run();
            return;
        }
        Optional<Integer> answer = services.dialogs()
                .ask(
                        "Save the changes?",
                        document.pipeline().name() + " has changes that are not saved.",
                        List.of("Save", "Don't save"));
        answer.ifPresent(choice -> {
            if (choice == 0) {
                saveThen(next);
            } else {
                next.run();
            }
        });
    }

    /** Documents that were open before, newest first. */
    public List<Path> recent() {
        return services.preferences().get().recent();
    }
}
