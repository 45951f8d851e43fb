package dev.millrace.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.document.View.Box;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditHistoryTest {

    private final EditHistory history = new EditHistory(Pipeline.EMPTY, EditHistory.DEFAULT_LIMIT, 500);

    private static Edit addFilter() {
        return AddNodes.one(new Node("filter-1", "filter", "", Map.of()), Box.at(10, 20));
    }

    private static Edit condition(String text) {
        return new SetSetting("filter-1", "condition", Value.of(text));
    }

    @Test
    void undoAndRedoFollowTheSteps() {
        Pipeline added = history.apply(addFilter(), 0);
        Pipeline set = history.apply(condition("a > 1"), 0);

        assertEquals(Optional.of("Change condition"), history.undoLabel());
        assertEquals(added, history.undo());
        assertEquals(Pipeline.EMPTY, history.undo());
        assertFalse(history.canUndo());
        assertEquals(Pipeline.EMPTY, history.undo());
        assertEquals(added, history.redo());
        assertEquals(set, history.redo());
        assertFalse(history.canRedo());
    }

    @Test
    void typingWithinTheTimeIsOneStep() {
        Pipeline added = history.apply(addFilter(), 0);
        history.apply(condition("a"), 1_000);
        history.apply(condition("a >"), 1_400);
        history.apply(condition("a > 1"), 1_900);

        assertEquals(added, history.undo());
    }

    @Test
    void typingAfterAPauseIsAStepOfItsOwn() {
        history.apply(addFilter(), 0);
        Pipeline first = history.apply(condition("a"), 1_000);
        history.apply(condition("a > 1"), 1_501);

        assertEquals(first, history.undo());
    }

    @Test
    void endedStepTakesNoMoreEdits() {
        history.apply(addFilter(), 0);
        Pipeline first = history.apply(condition("a"), 0);
        history.endStep();
        history.apply(condition("a > 1"), 0);

        assertEquals(first, history.undo());
    }

    @Test
    void newEditForgetsWhatCouldBeRedone() {
        history.apply(addFilter(), 0);
        history.undo();
        history.apply(new SetTitle("Other", ""), 0);

        assertFalse(history.canRedo());
    }

    @Test
    void documentIsCleanWhereItWasSaved() {
        assertFalse(history.isDirty());
        history.apply(addFilter(), 0);
        assertTrue(history.isDirty());
        history.markSaved(history.revision());
        assertFalse(history.isDirty());
        history.undo();
        assertTrue(history.isDirty());
        history.redo();
        assertFalse(history.isDirty());
    }

    @Test
    void savedStateIsNotMergedAway() {
        history.apply(addFilter(), 0);
        Pipeline saved = history.apply(condition("a"), 0);
        history.markSaved(history.revision());
        history.apply(condition("a > 1"), 1);

        assertEquals(saved, history.undo());
        assertFalse(history.isDirty());
    }

    @Test
    void anotherWayFromAnEarlierStateIsDirty() {
        history.apply(addFilter(), 0);
        history.markSaved(history.revision());
        history.undo();
        history.apply(addFilter(), 0);

        assertTrue(history.isDirty());
    }

    @Test
    void editThatChangesNothingIsNoStep() {
        history.apply(addFilter(), 0);
        history.apply(new PlaceBoxes(Map.of("filter-1", Box.at(10, 20))), 0);
        history.apply(new RenameNode("filter-1", ""), 0);

        assertEquals(Pipeline.EMPTY, history.undo());
    }

    @Test
    void typingBackToWhatWasLeavesNoStep() {
        history.apply(addFilter(), 0);
        history.apply(condition("a"), 0);
        history.endStep();
        history.markSaved(history.revision());
        history.apply(condition("ab"), 0);
        history.apply(condition("a"), 0);

        assertFalse(history.isDirty());
        history.undo();
        assertEquals(Optional.of("Add node"), history.undoLabel());
    }

    @Test
    void oldestStepsAreForgottenBeyondTheLimit() {
        EditHistory small = new EditHistory(Pipeline.EMPTY, 2, 0);
        small.apply(addFilter(), 0);
        small.apply(condition("a"), 10);
        small.apply(condition("b"), 20);

        small.undo();
        Pipeline oldest = small.undo();

        assertFalse(small.canUndo());
        assertTrue(oldest.node("filter-1").isPresent());
    }
}
