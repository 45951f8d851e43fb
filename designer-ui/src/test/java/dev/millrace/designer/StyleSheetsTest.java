package dev.millrace.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A colour that a style sheet names and no theme has is painted black, which nobody sees on black. */
class StyleSheetsTest {

    private static final Pattern DEFINED = Pattern.compile("(-(?:color|millrace)-[a-z0-9-]+)\\s*:");
    private static final Pattern USED = Pattern.compile("(-(?:color|millrace)-[a-z0-9-]+)(?!\\s*:)(?![a-z0-9-])");

    static Stream<Theme> themes() {
        return Stream.of(new PrimerLight(), new PrimerDark());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyColourThatIsNamedExistsInTheTheme(Theme theme) throws IOException {
        String own = "";
        for (String sheet : List.of("studio.css", "inspector.css", "panes.css")) {
            own += read("/dev/millrace/designer/" + sheet);
        }

        Set<String> known = all(DEFINED, own + read(theme.getUserAgentStylesheet()));
        Set<String> missing = all(USED, own);
        assertTrue(missing.size() > 10, "names were found: " + missing);
        missing.removeAll(known);

        assertEquals(Set.of(), missing, theme.getName());
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(StyleSheetsTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
