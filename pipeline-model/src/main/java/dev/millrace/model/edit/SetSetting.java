package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import java.util.Optional;

/** Gives a node's setting a value. */
public record SetSetting(String node, String key, Value value) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        return Parts.replace(before, Parts.node(before, node).withSetting(key, value));
    }

    /** Typing: the same setting again. */
    @Override
    public Optional<Edit> merge(Edit next) {
        return next instanceof SetSetting later && later.node.equals(node) && later.key.equals(key)
                ? Optional.of(later)
                : Optional.empty();
    }

    @Override
    public String label() {
        return "Change " + key;
    }
}
