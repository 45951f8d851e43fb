package dev.millrace.model.edit;

import dev.millrace.model.document.Group;
import dev.millrace.model.document.Pipeline;
import java.util.List;
import java.util.Optional;

/** Adds a group, or changes title and members of the one with this id. */
public record SetGroup(Group group) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        List<Group> groups = before.annotations().groups();
        int index = groups.stream().map(Group::id).toList().indexOf(group.id());
        if (index < 0) {
            Parts.requireFree(before, group.id());
        }
        return Parts.withGroups(before, Parts.put(groups, index, group));
    }

    /** Typing: the title of the same group with the same members again. */
    @Override
    public Optional<Edit> merge(Edit next) {
        return next instanceof SetGroup later
                        && later.group.id().equals(group.id())
                        && later.group.nodes().equals(group.nodes())
                ? Optional.of(later)
                : Optional.empty();
    }

    @Override
    public String label() {
        return "Change group";
    }
}
