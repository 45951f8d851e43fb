package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;

/** Takes a node's setting back to its kind's default. */
public record UnsetSetting(String node, String key) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        return Parts.replace(before, Parts.node(before, node).withoutSetting(key));
    }

    @Override
    public String label() {
        return "Reset " + key;
    }
}
