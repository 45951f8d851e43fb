package dev.millrace.designer.action;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;

/**
 * Something the user can do. Menus, buttons, shortcuts and the command palette show the same action and enable it by
 * the same {@link #executable}.
 */
public abstract class Action {

    /** Where menus and the command palette list an action. */
    public enum Group {
        FILE,
        EDIT,
        VIEW,
        RUN,
        HELP
    }

    private final String id;
    private final String title;
    private final Group group;
    private final Optional<String> shortcut;

    /**
     * @param id stable, such as {@code edit.undo}
     * @param shortcut as JavaFX writes key combinations ({@code Shortcut+Shift+Z}), or empty for none
     */
    protected Action(String id, String title, Group group, String shortcut) {
        this.id = id;
        this.title = title;
        this.group = group;
        this.shortcut = shortcut.isEmpty() ? Optional.empty() : Optional.of(shortcut);
    }

    public final String id() {
        return id;
    }

    public final String title() {
        return title;
    }

    public final Group group() {
        return group;
    }

    public final Optional<String> shortcut() {
        return shortcut;
    }

    /** Whether {@link #execute} may be called now. */
    public abstract ObservableBooleanValue executable();

    /** Does it. Called on the JavaFX thread, only while executable. */
    protected abstract void execute();

    /** Does it if it can be done now. */
    public final void perform() {
        if (executable().get()) {
            execute();
        }
    }
}
