package dev.millrace.designer.action;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All actions of a studio by id, in the order in which menus show them. */
public final class ActionRegistry {

    private final Map<String, Action> actions = new LinkedHashMap<>();

    /** Adds actions; an id or a shortcut that is already taken is a programming error. */
    public void addAll(Collection<? extends Action> more) {
        more.forEach(this::add);
    }

    public void add(Action action) {
        for (Action other : actions.values()) {
            boolean sameKeys = other.shortcut().isPresent() && other.shortcut().equals(action.shortcut());
            if (sameKeys || other.id().equals(action.id())) {
                throw new IllegalStateException(action.id() + " clashes with " + other.id());
            }
        }
        actions.put(action.id(), action);
    }

    /** The action with an id that is known to exist. */
    public Action get(String id) {
        Action action = actions.get(id);
        if (action == null) {
            throw new IllegalArgumentException("no action " + id);
        }
        return action;
    }

    public Collection<Action> all() {
        return Collections.unmodifiableCollection(actions.values());
    }

    public List<Action> in(Action.Group group) {
        return actions.values().stream()
                .filter(action -> action.group() == group)
                .toList();
    }
}
