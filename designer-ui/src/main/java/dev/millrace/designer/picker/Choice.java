package dev.millrace.designer.picker;

import java.util.Optional;

/**
 * Something to choose.
 *
 * @param icon key of an icon
 * @param accent style class of the icon's colour, or empty
 * @param detail what else is searched and shown, quietly
 * @param keys a shortcut as people read it
 */
public record Choice(String icon, String accent, String title, String detail, Optional<String> keys, Runnable action) {

    public static Choice of(String icon, String title, String detail, Runnable action) {
        return new Choice(icon, "", title, detail, Optional.empty(), action);
    }
}
