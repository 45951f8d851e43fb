package dev.millrace.designer.action;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** An action that is one call on a view model. */
public final class SimpleAction extends Action {

    private final Runnable work;
    private final ObservableBooleanValue executable;

    public SimpleAction(
            String id, String title, Group group, String shortcut, ObservableBooleanValue executable, Runnable work) {
        super(id, title, group, shortcut);
        this.executable = executable;
        this.work = work;
    }

    /** Always executable. */
    public SimpleAction(String id, String title, Group group, String shortcut, Runnable work) {
        this(id, title, group, shortcut, new SimpleBooleanProperty(true), work);
    }

    @Override
    public ObservableBooleanValue executable() {
        return executable;
    }

    @Override
    protected void execute() {
        work.run();
    }
}
