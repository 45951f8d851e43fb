package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;
import java.util.Optional;

/** Changes what people call a node; empty gives it its kind's title. */
public record RenameNode(String node, String name) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        return Parts.replace(before, Parts.node(before, node).withName(name));
    }

    /** Typing: the same node's name again. */
    @Override
    public Optional<Edit> merge(Edit next) {
        return next instanceof RenameNode later && later.node.equals(node) ? Optional.of(later) : Optional.empty();
    }

    @Override
    public String label() {
        return "Rename node";
    }
}
