package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The current document and how it came to be: undo, redo, and whether it was saved. Not thread-safe; it belongs to the
 * thread that edits.
 *
 * <p>Each state of the document has a revision, a number that no other state of this history has. Undo goes back to the
 * earlier revision, so a document is clean again once undo reaches what was saved.
 */
public final class EditHistory {

    /** So many steps can be undone unless said otherwise; older ones are forgotten. */
    public static final int DEFAULT_LIMIT = 10_000;

    private final int limit;
    private final long mergeWithinMs;
    private final Deque<Step> undo = new ArrayDeque<>();
    private final Deque<Step> redo = new ArrayDeque<>();
    private Pipeline current;
    private long revision;
    private long lastRevision;
    private long savedRevision;
    private long lastEditMs;
    private boolean mergeable;

    /** One undoable step: what was done, its inverse, and the revisions before and after. */
    private record Step(Edit edit, Edit inverse, long before, long after) {}

    /**
     * A history that begins with a saved document.
     *
     * @param mergeWithinMs edits that follow each other within this time may become one step
     */
    public EditHistory(Pipeline start, int limit, long mergeWithinMs) {
        if (limit < 1) {
            throw new IllegalArgumentException("a history needs room for a step, not " + limit);
        }
        this.current = start;
        this.limit = limit;
        this.mergeWithinMs = mergeWithinMs;
    }

    public Pipeline current() {
        return current;
    }

    /** The number of the current state. */
    public long revision() {
        return revision;
    }

    /**
     * Applies an edit and forgets what could be redone. An edit that changes nothing is no step.
     *
     * @param atMs when, by any clock that does not run back; only for merging
     */
    public Pipeline apply(Edit edit, long atMs) {
        Pipeline before = current;
        Pipeline after = edit.apply(before);
        Delta inverse = Delta.between(after, before, edit.label());
        if (inverse.isEmpty()) {
            return current;
        }
        boolean merged = mergeable && atMs - lastEditMs <= mergeWithinMs && merge(edit, after);
        if (!merged) {
            push(edit, inverse);
        }
        current = after;
        lastEditMs = atMs;
        mergeable = true;
        redo.clear();
        return current;
    }

    private void push(Edit edit, Edit inverse) {
        undo.addLast(new Step(edit, inverse, revision, ++lastRevision));
        revision = lastRevision;
        if (undo.size() > limit) {
            undo.removeFirst();
        }
    }

    /** Makes the edit part of the last step; not across the saved state, to which undo must lead back. */
    private boolean merge(Edit edit, Pipeline after) {
        Step last = undo.peekLast();
        if (last == null || revision == savedRevision) {
            return false;
        }
        Optional<Edit> both = last.edit().merge(edit);
        if (both.isEmpty()) {
            return false;
        }
        Pipeline before = last.inverse().apply(current);
        undo.removeLast();
        Delta inverse = Delta.between(after, before, both.get().label());
        if (inverse.isEmpty()) {
            revision = last.before();
        } else {
            undo.addLast(new Step(both.get(), inverse, last.before(), ++lastRevision));
            revision = lastRevision;
        }
        return true;
    }

    /** Lets the next edit begin a step of its own: a field lost the focus, a drag ended. */
    public void endStep() {
        mergeable = false;
    }

    public boolean canUndo() {
        return !undo.isEmpty();
    }

    public boolean canRedo() {
        return !redo.isEmpty();
    }

    /** What {@link #undo} would take back. */
    public Optional<String> undoLabel() {
        return Optional.ofNullable(undo.peekLast()).map(step -> step.edit().label());
    }

    /** What {@link #redo} would do again. */
    public Optional<String> redoLabel() {
        return Optional.ofNullable(redo.peekLast()).map(step -> step.edit().label());
    }

    /** Takes the last step back; does nothing if there is none. */
    public Pipeline undo() {
        Step step = undo.pollLast();
        if (step != null) {
            current = step.inverse().apply(current);
            revision = step.before();
            redo.addLast(step);
            mergeable = false;
        }
        return current;
    }

    /** Does the step again that was taken back last; does nothing if there is none. */
    public Pipeline redo() {
        Step step = redo.pollLast();
        if (step != null) {
            current = step.edit().apply(current);
            revision = step.after();
            undo.addLast(step);
            mergeable = false;
        }
        return current;
    }

    /** Notes that the state with this revision is what the file holds. */
    public void markSaved(long savedState) {
        savedRevision = savedState;
    }

    /** Whether the current state differs from what was saved. */
    public boolean isDirty() {
        return revision != savedRevision;
    }
}
