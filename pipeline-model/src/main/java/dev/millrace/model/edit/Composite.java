package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;
import java.util.List;

/** Several edits, one after the other, that are undone together. */
public record Composite(String label, List<Edit> edits) implements Edit {
    public Composite {
        edits = List.copyOf(edits);
    }

    @Override
    public Pipeline apply(Pipeline before) {
        Pipeline after = before;
        for (Edit edit : edits) {
            after = edit.apply(after);
        }
        return after;
    }
}
