package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;

/** Puts another document in the place of this one, for changes that touch all of it. */
public record ReplaceDocument(Pipeline document, String label) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        return document;
    }
}
