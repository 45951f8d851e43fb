package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;

/** Removes a parameter; settings that refer to it keep their text. */
public record RemoveParameter(String name) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        if (SetParameter.indexOf(before.parameters(), name) < 0) {
            throw new IllegalArgumentException("there is no parameter " + name);
        }
        return before.withParameters(before.parameters().stream()
                .filter(parameter -> !parameter.name().equals(name))
                .toList());
    }

    @Override
    public String label() {
        return "Delete parameter " + name;
    }
}
