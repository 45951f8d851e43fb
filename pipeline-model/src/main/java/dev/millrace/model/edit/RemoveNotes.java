package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;
import java.util.Set;

/** Removes notes and their boxes. */
public record RemoveNotes(Set<String> ids) implements Edit {
    public RemoveNotes {
        ids = Set.copyOf(ids);
    }

    @Override
    public Pipeline apply(Pipeline before) {
        Pipeline after = Parts.withNotes(
                before,
                before.annotations().notes().stream()
                        .filter(note -> !ids.contains(note.id()))
                        .toList());
        return Parts.withoutBoxes(after, ids);
    }

    @Override
    public String label() {
        return Parts.counted("Delete", ids.size(), "note");
    }
}
