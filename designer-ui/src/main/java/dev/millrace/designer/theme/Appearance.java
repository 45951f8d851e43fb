package dev.millrace.designer.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Puts a theme onto scenes: AtlantaFX's Primer below, the studio's own style sheet above, fonts that come with it. */
public final class Appearance {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> FONTS = List.of(
            "Inter-Regular.ttf",
            "Inter-Medium.ttf",
            "Inter-SemiBold.ttf",
            "Inter-Bold.ttf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Bold.ttf");

    private static final List<String> SHEETS = List.of("studio.css", "inspector.css", "panes.css");

    private Appearance() {}

    private static String sheet(String name) {
        return Objects.requireNonNull(Appearance.class.getResource("/dev/millrace/designer/" + name))
                .toExternalForm();
    }

    /** Loads the fonts; once, before the first scene. A font that is not there is replaced by the system's. */
    public static void loadFonts() {
        for (String name : FONTS) {
            URL font = Appearance.class.getResource("/dev/millrace/designer/fonts/" + name);
            if (font != null) {
                Font.loadFont(font.toExternalForm(), 13);
            }
        }
    }

    /** Makes a scene look like the theme. */
    public static void apply(Theme theme, Scene scene) {
        Application.setUserAgentStylesheet(
                theme == Theme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        List<String> own = SHEETS.stream().map(Appearance::sheet).toList();
        if (!scene.getStylesheets().containsAll(own)) {
            scene.getStylesheets().addAll(own);
        }
        scene.getRoot().pseudoClassStateChanged(DARK, theme == Theme.DARK);
    }
}
