package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;
import java.util.Optional;

/** Changes the pipeline's name and description. */
public record SetTitle(String name, String description) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        return before.withTitle(name, description);
    }

    /** Typing. */
    @Override
    public Optional<Edit> merge(Edit next) {
        return next instanceof SetTitle ? Optional.of(next) : Optional.empty();
    }

    @Override
    public String label() {
        return "Change title";
    }
}
