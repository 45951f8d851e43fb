package dev.millrace.designer.action;

import dev.millrace.designer.icon.Glyph;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

/** Buttons and menu items that show an action. */
public final class ActionButtons {

    private ActionButtons() {}

    /** A button with a sign only; title and shortcut are its tooltip. Its id is the action's, dots as dashes. */
    public static Button icon(Action action, Glyph glyph) {
        Button button = button(action, glyph);
        button.setText("");
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(action.title());
        return button;
    }

    /** A button with a sign and the title. */
    public static Button button(Action action, Glyph glyph) {
        Button button = new Button(action.title(), glyph.node());
        button.setId(action.id().replace('.', '-'));
        button.setFocusTraversable(true);
        button.disableProperty().bind(Bindings.not(action.executable()));
        button.setOnAction(event -> action.perform());
        button.setTooltip(new Tooltip(tooltip(action)));
        return button;
    }

    public static MenuItem menuItem(Action action) {
        MenuItem item = new MenuItem(action.title());
        action.shortcut().map(KeyCombination::valueOf).ifPresent(item::setAccelerator);
        item.disableProperty().bind(Bindings.not(action.executable()));
        item.setOnAction(event -> action.perform());
        return item;
    }

    private static String tooltip(Action action) {
        return action.shortcut()
                .map(keys -> action.title() + "  " + shortcutText(keys))
                .orElse(action.title());
    }

    /** How this system writes a shortcut: {@code Ctrl+Z}, or with the command key's sign. */
    public static String shortcutText(String keys) {
        return KeyCombination.valueOf(keys).getDisplayText();
    }
}
