package dev.millrace.designer.theme;

import java.util.Arrays;
import java.util.Optional;

/** How the studio is coloured. */
public enum Theme {
    LIGHT,
    DARK;

    public static Optional<Theme> named(String name) {
        return Arrays.stream(values())
                .filter(theme -> theme.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
