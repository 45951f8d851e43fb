package dev.millrace.designer.preferences;

import dev.millrace.designer.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the studio remembers between starts.
 *
 * @param recent documents, newest first
 */
public record Preferences(Theme theme, List<Path> recent, WindowSize window) {

    private static final int MOST_RECENT = 12;

    public static final Preferences DEFAULT = new Preferences(Theme.DARK, List.of(), new WindowSize(1440, 900, false));

    /** The window as the user left it, in pixels. */
    public record WindowSize(double width, double height, boolean maximized) {}

    public Preferences {
        recent = List.copyOf(recent);
    }

    public Preferences withTheme(Theme newTheme) {
        return new Preferences(newTheme, recent, window);
    }

    public Preferences withWindow(WindowSize newWindow) {
        return new Preferences(theme, recent, newWindow);
    }

    /** With a document as the newest. */
    public Preferences withRecent(Path file) {
        List<Path> files = Stream.concat(Stream.of(file), recent.stream().filter(other -> !other.equals(file)))
                .limit(MOST_RECENT)
                .toList();
        return new Preferences(theme, files, window);
    }

    /** Without a document that is gone. */
    public Preferences withoutRecent(Path file) {
        return new Preferences(
                theme, recent.stream().filter(other -> !other.equals(file)).toList(), window);
    }
}
