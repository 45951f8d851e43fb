package dev.millrace.designer.studio;

import dev.millrace.designer.action.Action;
import dev.millrace.designer.action.Action.Group;
import dev.millrace.designer.action.SimpleAction;
import dev.millrace.designer.dialog.Dialogs;
import dev.millrace.designer.dialog.Dialogs.Notice;
import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.document.PipelineEditor;
import dev.millrace.designer.document.TextClipboard;
import dev.millrace.designer.layout.AutoLayout;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.View.Box;
import dev.millrace.model.edit.Composite;
import dev.millrace.model.edit.PlaceBoxes;
import dev.millrace.model.geometry.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Clipboard, deletion and arrangement of what is selected. */
final class EditActions {

    private final DocumentViewModel document;
    private final PipelineEditor editor;
    private final TextClipboard clipboard;
    private final Dialogs dialogs;
    private final TaskExecutor tasks;
    private final Supplier<Point> centre;

    /**
     * @param centre the middle of what the canvas shows, where pasted text from elsewhere goes
     */
    EditActions(StudioServices services, PipelineEditor editor, DocumentViewModel document, Supplier<Point> centre) {
        this.document = document;
        this.editor = editor;
        this.clipboard = services.desktop().clipboard();
        this.dialogs = services.desktop().dialogs();
        this.tasks = services.tasks();
        this.centre = centre;
    }

    List<Action> all() {
        BooleanBinding something =
                Bindings.createBooleanBinding(() -> !document.selection().isEmpty(), document.selectionProperty());
        BooleanBinding nodes = Bindings.createBooleanBinding(
                () -> !document.selection().nodes().isEmpty(), document.selectionProperty());
        BooleanBinding groups = Bindings.createBooleanBinding(
                () -> !editor.annotations().selectedGroups().isEmpty(),
                document.selectionProperty(),
                document.pipelineProperty());
        BooleanBinding anything = Bindings.createBooleanBinding(
                () -> !document.pipeline().nodes().isEmpty(), document.pipelineProperty());
        return List.of(
                action(
                        "edit.undo",
                        "Undo",
                        "Shortcut+Z",
                        document.undoTitleProperty().isNotEmpty(),
                        document::undo),
                action(
                        "edit.redo",
                        "Redo",
                        "Shortcut+Shift+Z",
                        document.redoTitleProperty().isNotEmpty(),
                        document::redo),
                action("edit.cut", "Cut", "Shortcut+X", nodes, this::cut),
                action("edit.copy", "Copy", "Shortcut+C", nodes, this::copy),
                new SimpleAction("edit.paste", "Paste", Group.EDIT, "Shortcut+V", this::paste),
                action("edit.duplicate", "Duplicate", "Shortcut+D", nodes, editor::duplicate),
                action("edit.delete", "Delete", "Delete", something, () -> editor.delete(document.selection())),
                action("edit.selectAll", "Select all", "Shortcut+A", anything, editor::selectAll),
                new SimpleAction(
                        "edit.note",
                        "Add a note",
                        Group.EDIT,
                        "Shortcut+Shift+N",
                        () -> editor.annotations().addNote(centre.get(), "")),
                action("edit.group", "Group", "Shortcut+G", nodes, editor.annotations()::groupSelected),
                action("edit.ungroup", "Ungroup", "Shortcut+Shift+G", groups, editor.annotations()::ungroupSelected),
                action("edit.layout", "Arrange automatically", "Shortcut+L", anything, this::layout));
    }

    private static Action action(String id, String title, String keys, BooleanBinding when, Runnable work) {
        return new SimpleAction(id, title, Group.EDIT, keys, when, work);
    }

    private void copy() {
        editor.copied().ifPresent(clipboard::put);
    }

    private void cut() {
        copy();
        editor.delete(document.selection());
    }

    private void paste() {
        clipboard.text().ifPresent(text -> {
            boolean ours = editor.copied().filter(text::equals).isPresent();
            Optional<Point> where = ours ? Optional.empty() : Optional.of(centre.get());
            editor.paste(text, where)
                    .ifPresent(
                            reason -> dialogs.inform(new Notice(Notice.Kind.WARNING, "Nothing to paste: " + reason)));
        });
    }

    /** Arranges the selected nodes if there are several, else all. */
    private void layout() {
        Pipeline pipeline = document.pipeline();
        Set<String> selected = document.selection().nodes();
        long selectedNodes =
                selected.stream().filter(pipeline.nodes()::containsKey).count();
        Set<String> ids = selectedNodes >= 2 ? selected : pipeline.nodes().keySet();
        tasks.submit(
                () -> AutoLayout.place(pipeline, document.catalog(), ids),
                this::arrange,
                thrown -> dialogs.error("The pipeline could not be arranged", String.valueOf(thrown.getMessage())));
    }

    /** The document may have changed meanwhile: what is gone is left out. */
    private void arrange(Map<String, Box> boxes) {
        Map<String, Box> there = new LinkedHashMap<>(boxes);
        there.keySet().retainAll(document.pipeline().nodes().keySet());
        document.endStep();
        document.apply(new Composite("Arrange", List.of(new PlaceBoxes(there))));
        document.endStep();
    }
}
