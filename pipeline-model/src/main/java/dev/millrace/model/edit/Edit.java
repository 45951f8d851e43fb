package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;
import java.util.Optional;

/**
 * A change of a document, as a value. The document changes only by edits, and undo is a list of their inverses.
 *
 * <p>An edit is made for the document that it is applied to: naming a node, edge or parameter that is not there, or an
 * id that is taken, is a programming error. What people may get wrong (unknown kinds, bad settings, cycles) is applied
 * and left to the validator.
 */
public sealed interface Edit
        permits AddNodes,
                ChangeNodeId,
                Composite,
                Connect,
                Delta,
                Disconnect,
                InsertOnEdge,
                PlaceBoxes,
                RemoveGroups,
                RemoveNodes,
                RemoveNotes,
                RemoveParameter,
                RenameNode,
                RenameParameter,
                ReplaceDocument,
                ReplaceEdge,
                SetGroup,
                SetNote,
                SetParameter,
                SetSetting,
                SetTitle,
                UnsetSetting {

    /**
     * The changed document.
     *
     * @throws IllegalArgumentException if the edit was not made for this document
     */
    Pipeline apply(Pipeline before);

    /** The edit that turns the changed document back into {@code before} exactly, all orders included. */
    default Edit invert(Pipeline before) {
        return Delta.between(apply(before), before, label());
    }

    /**
     * This edit and the next as one, if they are steps of one action, such as typing in one field or dragging the same
     * boxes. Applying the merged edit gives what applying both gives.
     */
    default Optional<Edit> merge(Edit next) {
        return Optional.empty();
    }

    /** What the menu says after "Undo": {@code Delete 3 nodes}. */
    String label();
}
