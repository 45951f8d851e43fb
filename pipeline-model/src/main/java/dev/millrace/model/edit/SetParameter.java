package dev.millrace.model.edit;

import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import java.util.List;
import java.util.Optional;

/** Adds a parameter, or changes the one of this name. */
public record SetParameter(Parameter parameter) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        List<Parameter> parameters = before.parameters();
        return before.withParameters(Parts.put(parameters, indexOf(parameters, parameter.name()), parameter));
    }

    static int indexOf(List<Parameter> parameters, String name) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Typing: the same parameter again. */
    @Override
    public Optional<Edit> merge(Edit next) {
        return next instanceof SetParameter later && later.parameter.name().equals(parameter.name())
                ? Optional.of(later)
                : Optional.empty();
    }

    @Override
    public String label() {
        return "Change parameter " + parameter.name();
    }
}
