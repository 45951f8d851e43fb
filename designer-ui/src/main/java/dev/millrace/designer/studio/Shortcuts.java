package dev.millrace.designer.studio;

import dev.millrace.designer.action.Action;
import dev.millrace.designer.action.ActionRegistry;
import dev.millrace.designer.canvas.gesture.GestureController;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.GenericStyledArea;

/**
 * Keys that perform actions anywhere in the window, unless what has the focus uses them itself. While text is being
 * edited, keys that edit are the text's own.
 */
final class Shortcuts {

    /** Second keys for an action, by its id. */
    private static final Map<String, String> ALSO = Map.of(
            "Shortcut+Y", "edit.redo",
            "Shortcut+Shift+P", "view.commands",
            "Shortcut+EQUALS", "view.zoomIn",
            "Shortcut+ADD", "view.zoomIn",
            "Shortcut+SUBTRACT", "view.zoomOut",
            "Shortcut+NUMPAD0", "view.fit",
            "Shortcut+Enter", "run.start",
            "BACK_SPACE", "edit.delete");

    private final Map<KeyCombination, Action> actions = new LinkedHashMap<>();

    private Shortcuts(ActionRegistry registry) {
        registry.all()
                .forEach(action ->
                        action.shortcut().ifPresent(keys -> actions.put(KeyCombination.valueOf(keys), action)));
        ALSO.forEach((keys, id) -> actions.putIfAbsent(KeyCombination.valueOf(keys), registry.get(id)));
    }

    static void install(Parent window, ActionRegistry registry, GestureController gestures) {
        Shortcuts shortcuts = new Shortcuts(registry);
        window.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && gestures.cancel()) {
                event.consume();
            }
        });
        window.addEventHandler(KeyEvent.KEY_PRESSED, event -> shortcuts.handle(event, window));
    }

    private void handle(KeyEvent event, Parent window) {
        Node focused = window.getScene().getFocusOwner();
        boolean typing = focused instanceof TextInputControl || focused instanceof GenericStyledArea;
        actions.forEach((keys, action) -> {
            boolean textsOwn = typing && action.group() == Action.Group.EDIT;
            if (!event.isConsumed() && !textsOwn && keys.match(event)) {
                event.consume();
                action.perform();
            }
        });
    }
}
