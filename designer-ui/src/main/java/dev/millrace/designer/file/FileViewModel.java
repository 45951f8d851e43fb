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
import dev.millrace.templates.TemplateLibrary.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes documents from files and puts them there. Nothing unsaved is ever left without a question, and what others did to
 * the file meanwhile is neither overwritten nor loaded without one.
 */
public final class FileViewModel {

    private static final int PROBLEMS_SHOWN = 5;
    private static final String ENDING = ".json";
    private static final String CHANGED = "The file was changed by another program";

    private final DocumentStore store = new DocumentStore();
    private final DocumentViewModel document;
    private final RunViewModel run;
    private final Services services;
    private FileMark known = FileMark.NO_FILE;
    private boolean asking;

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

    /** A copy of a template, in a folder of its own inside the one that the user chooses. */
    public void createFrom(Template template) {
        leaving(() -> services.dialogs()
                .chooseFolder("Where to put " + template.title(), Optional.of(document.folder()))
                .ifPresent(folder -> services.tasks()
                        .submit(
                                () -> template.copyTo(freeFolder(folder, template.id())),
                                this::read,
                                thrown -> failed("copied", thrown))));
    }

    private static Path freeFolder(Path parent, String name) {
        Path folder = parent.resolve(name);
        for (int number = 2; Files.exists(folder); number++) {
            folder = parent.resolve(name + "-" + number);
        }
        return folder;
    }

    /** What a file held, marked before it was read: a change in between is noticed later. */
    private record Opened(FileMark mark, ReadResult result) {}

    private void read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        services.tasks()
                .submit(
                        () -> new Opened(FileMark.of(absolute), store.open(absolute)),
                        opened -> opened(absolute, opened),
                        thrown -> failed("opened", thrown));
    }

    private void opened(Path file, Opened opened) {
        ReadResult result = opened.result();
        if (result.pipeline().isEmpty()) {
            if (opened.mark().equals(FileMark.NO_FILE)) {
                services.preferences().update(preferences -> preferences.withoutRecent(file));
            }
            services.dialogs().error("The file cannot be opened", file + "\n" + text(result.problems()));
            return;
        }
        show(result.pipeline().get(), Optional.of(file));
        known = opened.mark();
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
        known = FileMark.NO_FILE;
        document.open(pipeline, file);
    }

    /** What the document's file held when it was last read or written here. */
    FileMark known() {
        return known;
    }

    /** Opens a document that was never saved as it is now. */
    void showRecovered(Pipeline pipeline, Optional<Path> file, FileMark mark) {
        show(pipeline, file);
        known = mark;
        document.fileDiffers();
    }

    public void save() {
        saveThen(() -> {});
    }

    public void saveAs() {
        saveAsThen(() -> {});
    }

    private void saveAsThen(Runnable next) {
        chooseTarget().ifPresent(file -> write(file, false, next));
    }

    private void saveThen(Runnable next) {
        document.fileProperty().get().ifPresentOrElse(file -> write(file, true, next), () -> saveAsThen(next));
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

    /** What came of a save: done, not done for a reason, or not tried because others changed the file. */
    private record Written(FileMark mark, Optional<Problem> problem, boolean changedByOthers) {}

    /**
     * @param careful whether to ask first if others have changed the file since it was read or written here
     */
    private void write(Path file, boolean careful, Runnable next) {
        Path absolute = file.toAbsolutePath().normalize();
        Pipeline pipeline = document.pipeline();
        long revision = document.revision();
        FileMark expected = known;
        services.tasks()
                .submit(
                        () -> {
                            FileMark before = FileMark.of(absolute);
                            if (careful && !before.equals(expected) && !before.equals(FileMark.NO_FILE)) {
                                return new Written(before, Optional.empty(), true);
                            }
                            Optional<Problem> problem = store.save(absolute, pipeline);
                            return new Written(FileMark.of(absolute), problem, false);
                        },
                        written -> written(absolute, written, revision, next),
                        thrown -> failed("saved", thrown));
    }

    private void written(Path file, Written written, long revision, Runnable next) {
        if (written.changedByOthers()) {
            askBeforeOverwriting(file, next);
        } else if (written.problem().isPresent()) {
            services.dialogs()
                    .error(
                            "The pipeline is not saved",
                            text(List.of(written.problem().get())));
        } else {
            known = written.mark();
            saved(file, revision, next);
        }
    }

    private void askBeforeOverwriting(Path file, Runnable next) {
        services.dialogs()
                .ask(
                        CHANGED,
                        file.getFileName() + " no longer holds what was opened or saved here.",
                        List.of("Overwrite it", "Save as\u2026", "Load it, lose my changes"))
                .ifPresent(choice -> {
                    switch (choice) {
                        case 0 -> write(file, false, next);
                        case 1 -> saveAsThen(next);
                        default -> read(file);
                    }
                });
    }

    /**
     * Looks whether others have changed the open document's file, and asks what to do. Called when the user comes back
     * to the window. A change that the user wants to ignore is not spoken of again.
     */
    public void checkDisk() {
        document.fileProperty().get().filter(file -> !asking).ifPresent(file -> {
            asking = true;
            FileMark expected = known;
            services.tasks()
                    .submit(
                            () -> FileMark.of(file),
                            mark -> {
                                boolean ours = document.fileProperty().get().equals(Optional.of(file))
                                        && known.equals(expected);
                                if (ours && !mark.equals(known)) {
                                    changedOnDisk(file, mark);
                                }
                                asking = false;
                            },
                            thrown -> asking = false);
        });
    }

    private void changedOnDisk(Path file, FileMark mark) {
        known = mark;
        if (mark.equals(FileMark.NO_FILE)) {
            document.fileDiffers();
            services.dialogs()
                    .inform(new Notice(
                            Notice.Kind.WARNING,
                            file.getFileName() + " is gone from the disk. Saving writes it again."));
            return;
        }
        String loss = document.dirtyProperty().get() ? " Loading it gives up your own changes." : "";
        Optional<Integer> answer = services.dialogs()
                .ask(
                        CHANGED,
                        file.getFileName() + " is not as it was opened or saved here." + loss,
                        List.of("Load it", "Keep mine"));
        if (answer.equals(Optional.of(0))) {
            read(file);
        } else {
            document.fileDiffers();
        }
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
