package dev.millrace.model.edit;

import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import java.util.List;
import java.util.Optional;

/** Adds a note, or changes the text of the one with this id. */
public record SetNote(Note note) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        List<Note> notes = before.annotations().notes();
        int index = notes.stream().map(Note::id).toList().indexOf(note.id());
        if (index < 0) {
            Parts.requireFree(before, note.id());
        }
        return Parts.withNotes(before, Parts.put(notes, index, note));
    }

    /** Typing: the same note again. */
    @Override
    public Optional<Edit> merge(Edit next) {
        return next instanceof SetNote later && later.note.id().equals(note.id())
                ? Optional.of(later)
                : Optional.empty();
    }

    @Override
    public String label() {
        return "Change note";
    }
}
