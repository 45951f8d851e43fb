package dev.millrace.designer.document;

import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validator;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.edit.Edit;
import dev.millrace.model.edit.EditHistory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The open document. It changes only through {@link #apply}, {@link #undo}, {@link #redo} and {@link #open}; every
 * change is validated in the background, so {@link #validated} may describe the document of a moment ago.
 */
public final class DocumentViewModel {

    /** Pause after a change before validation starts, so that typing does not start one per key. */
    static final long VALIDATION_DELAY_MS = 120;

    /** Edits of one kind that follow each other this fast become one step: typing, arrow keys. */
    static final long MERGE_WITHIN_MS = 900;

    /** No state of any history has it. */
    private static final long NO_REVISION = -1;

    private final Catalog catalog;
    private final Validator validator;
    private final TaskExecutor tasks;
    private final InstantSource clock;

    private final ReadOnlyObjectWrapper<Pipeline> pipeline = new ReadOnlyObjectWrapper<>(Pipeline.EMPTY);
    private final ReadOnlyObjectWrapper<Validated> validated =
            new ReadOnlyObjectWrapper<>(new Validated(Pipeline.EMPTY, Map.of(), Map.of(), List.of()));
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper undoTitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoTitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper openings = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.EMPTY);

    private EditHistory history = history(Pipeline.EMPTY);
    private TaskExecutor.Task validation = () -> {};

    /**
     * @param clock tells which edits follow each other fast enough to be one step
     */
    public DocumentViewModel(Catalog catalog, Validator validator, TaskExecutor tasks, InstantSource clock) {
        this.catalog = catalog;
        this.validator = validator;
        this.tasks = tasks;
        this.clock = clock;
    }

    private static EditHistory history(Pipeline start) {
        return new EditHistory(start, EditHistory.DEFAULT_LIMIT, MERGE_WITHIN_MS);
    }

    public Catalog catalog() {
        return catalog;
    }

    /** The document as it is now. */
    public ReadOnlyObjectProperty<Pipeline> pipelineProperty() {
        return pipeline.getReadOnlyProperty();
    }

    public Pipeline pipeline() {
        return pipeline.get();
    }

    /** The newest result of validation. */
    public ReadOnlyObjectProperty<Validated> validatedProperty() {
        return validated.getReadOnlyProperty();
    }

    /** Where the document was opened from or last saved to. */
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Where relative paths of the document start: beside its file, or the user's home while it has none. */
    public Path folder() {
        return file.get()
                .map(saved -> saved.toAbsolutePath().getParent())
                .orElseGet(() -> Path.of(System.getProperty("user.home", "")).toAbsolutePath());
    }

    /** Whether the document differs from its file. */
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /** What undo would undo; empty if there is nothing. */
    public ReadOnlyStringProperty undoTitleProperty() {
        return undoTitle.getReadOnlyProperty();
    }

    /** What redo would do again; empty if there is nothing. */
    public ReadOnlyStringProperty redoTitleProperty() {
        return redoTitle.getReadOnlyProperty();
    }

    /** How many documents have been opened; changes once the new one is shown. */
    public ReadOnlyIntegerProperty openingsProperty() {
        return openings.getReadOnlyProperty();
    }

    /** What is selected; never names what the document does not have. */
    public ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    public Selection selection() {
        return selection.get();
    }

    public void select(Selection newSelection) {
        selection.set(newSelection.within(pipeline()));
    }

    /** Changes the document; an edit that changes nothing is no step. */
    public void apply(Edit edit) {
        show(history.apply(edit, clock.millis()));
    }

    /** Lets the next edit begin a step of its own: a field lost the focus, a gesture ended. */
    public void endStep() {
        history.endStep();
    }

    public void undo() {
        show(history.undo());
    }

    public void redo() {
        show(history.redo());
    }

    /** Replaces the document by another one; nothing of the old one can be undone. */
    public void open(Pipeline opened, Optional<Path> from) {
        history = history(opened);
        file.set(from);
        selection.set(Selection.EMPTY);
        show(opened);
        openings.set(openings.get() + 1);
    }

    /** Number of the document's current state, for {@link #savedTo}. */
    public long revision() {
        return history.revision();
    }

    /** Tells that the state with this revision was written to a file. */
    public void savedTo(Path path, long revision) {
        history.markSaved(revision);
        history.endStep();
        file.set(Optional.of(path));
        dirty.set(history.isDirty());
    }

    /** Tells that the file no longer holds any state of this history: saving matters again. */
    public void fileDiffers() {
        history.markSaved(NO_REVISION);
        dirty.set(history.isDirty());
    }

    private void show(Pipeline next) {
        pipeline.set(next);
        selection.set(selection.get().within(next));
        dirty.set(history.isDirty());
        undoTitle.set(history.undoLabel().orElse(""));
        redoTitle.set(history.redoLabel().orElse(""));
        validate(next);
    }

    private void validate(Pipeline next) {
        validation.cancel();
        Map<String, Value> parameters = Map.of();
        validation = tasks.submit(
                VALIDATION_DELAY_MS, () -> validator.validate(next, parameters), validated::set, thrown -> {
                    throw new IllegalStateException("validation never throws", thrown);
                });
    }
}
