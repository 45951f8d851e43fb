package dev.millrace.designer.studio;

import dev.millrace.designer.picker.PickerViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What view models ask the window to show. The window listens; without one (in tests of view models) nothing happens.
 */
public final class WindowRequests {

    private final List<Consumer<Request>> listeners = new ArrayList<>();

    /** Something to show. */
    public sealed interface Request {}

    /** A picker in the middle of the window. */
    public record ShowPicker(PickerViewModel picker) implements Request {}

    /** The gallery of templates. */
    public record ShowTemplates() implements Request {}

    /** The keyboard goes to the inspector's name field. */
    public record FocusName() implements Request {}

    /** The keyboard goes to the selected node's setting at a path such as {@code columns[2].type}. */
    public record FocusSetting(String path) implements Request {}

    /** The keyboard goes to a part of the window. */
    public record FocusPart(Part part) implements Request {}

    /** Parts of the window. */
    public enum Part {
        PALETTE,
        OUTLINE,
        CANVAS,
        INSPECTOR,
        PANES
    }

    public void listen(Consumer<Request> listener) {
        listeners.add(listener);
    }

    public void send(Request request) {
        listeners.forEach(listener -> listener.accept(request));
    }
}
