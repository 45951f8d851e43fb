package dev.millrace.designer.studio;

import dev.millrace.designer.action.Action;
import dev.millrace.designer.action.Action.Group;
import dev.millrace.designer.action.SimpleAction;
import dev.millrace.designer.file.FileViewModel;
import dev.millrace.designer.picker.Choice;
import dev.millrace.designer.picker.PickerViewModel;
import dev.millrace.designer.studio.WindowRequests.ShowPicker;
import dev.millrace.designer.studio.WindowRequests.ShowTemplates;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The actions that concern files. */
final class FileActions {

    private final FileViewModel files;
    private final WindowRequests requests;

    FileActions(FileViewModel files, WindowRequests requests) {
        this.files = files;
        this.requests = requests;
    }

    List<Action> all() {
        return List.of(
                action("file.new", "New", "Shortcut+N", files::createNew),
                action(
                        "file.templates",
                        "New from a template\u2026",
                        "Shortcut+Shift+T",
                        () -> requests.send(new ShowTemplates())),
                action("file.open", "Open\u2026", "Shortcut+O", files::open),
                action(
                        "file.recent",
                        "Open recent\u2026",
                        "Shortcut+Shift+O",
                        () -> requests.send(new ShowPicker(recent()))),
                action("file.save", "Save", "Shortcut+S", files::save),
                action("file.saveAs", "Save as\u2026", "Shortcut+Shift+S", files::saveAs));
    }

    private static Action action(String id, String title, String keys, Runnable work) {
        return new SimpleAction(id, title, Group.FILE, keys, work);
    }

    private PickerViewModel recent() {
        List<Path> recent = files.recent();
        String prompt = recent.isEmpty() ? "Nothing was opened yet" : "Open a recent pipeline";
        return new PickerViewModel(
                prompt,
                recent.stream()
                        .map(file -> Choice.of(
                                "file",
                                file.getFileName().toString(),
                                Optional.ofNullable(file.getParent())
                                        .map(Path::toString)
                                        .orElse(""),
                                () -> files.open(file)))
                        .toList());
    }
}
