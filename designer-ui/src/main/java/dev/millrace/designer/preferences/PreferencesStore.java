package dev.millrace.designer.preferences;

import dev.millrace.designer.preferences.Preferences.WindowSize;
import dev.millrace.designer.theme.Theme;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * Keeps the {@link Preferences} in a properties file. A file that is missing, broken or cannot be written never stops
 * the studio: what cannot be read has its default, what cannot be written is lost.
 */
public final class PreferencesStore {

    private final Path file;
    private Preferences current;

    public PreferencesStore(Path file) {
        this.file = file;
        this.current = read(file);
    }

    /** The user's own store: {@code studio.properties} in {@link ConfigFolder}. */
    public static PreferencesStore ofUser() {
        return new PreferencesStore(ConfigFolder.path().resolve("studio.properties"));
    }

    public Preferences get() {
        return current;
    }

    public void update(UnaryOperator<Preferences> change) {
        Preferences changed = change.apply(current);
        if (!changed.equals(current)) {
            current = changed;
            write();
        }
    }

    private static Preferences read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Preferences.DEFAULT;
        }
        return new Preferences(
                Theme.named(properties.getProperty("theme", "")).orElse(Preferences.DEFAULT.theme()),
                recent(properties),
                window(properties));
    }

    private static List<Path> recent(Properties properties) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; properties.containsKey("recent." + i); i++) {
            path(properties.getProperty("recent." + i)).ifPresent(files::add);
        }
        return files;
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static WindowSize window(Properties properties) {
        WindowSize standard = Preferences.DEFAULT.window();
        return new WindowSize(
                number(properties, "window.width", standard.width()),
                number(properties, "window.height", standard.height()),
                Boolean.parseBoolean(properties.getProperty("window.maximized")));
    }

    private static double number(Properties properties, String key, double otherwise) {
        try {
            double value = Double.parseDouble(properties.getProperty(key, ""));
            return value >= 400 && value <= 20_000 ? value : otherwise;
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    private void write() {
        Properties properties = new Properties();
        properties.setProperty("theme", current.theme().name().toLowerCase(Locale.ROOT));
        properties.setProperty("window.width", Double.toString(current.window().width()));
        properties.setProperty("window.height", Double.toString(current.window().height()));
        properties.setProperty(
                "window.maximized", Boolean.toString(current.window().maximized()));
        for (int i = 0; i < current.recent().size(); i++) {
            properties.setProperty("recent." + i, current.recent().get(i).toString());
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path temporary = file.resolveSibling(file.getFileName() + ".new");
            try (Writer writer = Files.newBufferedWriter(temporary)) {
                properties.store(writer, "Millrace studio");
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException notWritable) {
            // A read-only home folder: the studio works, it only forgets.
        }
    }
}
