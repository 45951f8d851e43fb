package dev.millrace.designer.preferences;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where this system keeps a user's configuration of Millrace. */
public final class ConfigFolder {

    private ConfigFolder() {}

    /** The folder; the system property {@code millrace.config} overrides it. */
    public static Path path() {
        String override = System.getProperty("millrace.config", "");
        return override.isBlank()
                ? of(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv())
                : Path.of(override);
    }

    static Path of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isBlank() ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve("Millrace");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library/Application Support/Millrace");
        }
        String configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (configuration.isBlank() ? home.resolve(".config") : Path.of(configuration)).resolve("millrace");
    }
}
