package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;
import java.util.Set;

/** Removes groups and their frames; their nodes stay. */
public record RemoveGroups(Set<String> ids) implements Edit {
    public RemoveGroups {
        ids = Set.copyOf(ids);
    }

    @Override
    public Pipeline apply(Pipeline before) {
        Pipeline after = Parts.withGroups(
                before,
                before.annotations().groups().stream()
                        .filter(group -> !ids.contains(group.id()))
                        .toList());
        return Parts.withoutBoxes(after, ids);
    }

    @Override
    public String label() {
        return Parts.counted("Delete", ids.size(), "group");
    }
}
