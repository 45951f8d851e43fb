package dev.millrace.designer.canvas.paint;

import dev.millrace.designer.document.FrameColor;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.catalog.OperatorKind.Category;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.paint.Color;

/** The canvas's colours in one theme. A Canvas knows no style sheets, so they are said here. */
final class CanvasColors {

    static final CanvasColors DARK = new CanvasColors(Theme.DARK);
    static final CanvasColors LIGHT = new CanvasColors(Theme.LIGHT);

    final boolean dark;
    final Color background;
    final Color dot;
    final Color card;
    final Color cardBorder;
    final Color cardLine;
    final Color shadow;
    final Color text;
    final Color muted;
    final Color accent;
    final Color edge;
    final Color edgeHover;
    final Color good;
    final Color warn;
    final Color bad;
    final Color note;
    final Color noteBorder;
    final Color group;
    private final Map<Category, Color> categories = new EnumMap<>(Category.class);

    private CanvasColors(Theme theme) {
        dark = theme == Theme.DARK;
        background = pick("#0a0d12", "#f3f5f8");
        dot = pick("#232b36", "#ccd3dc");
        card = pick("#161b23", "#ffffff");
        cardBorder = pick("#323b48", "#cfd6df");
        cardLine = pick("#242c37", "#e8ecf0");
        shadow = dark ? Color.color(0, 0, 0, 0.35) : Color.color(0.1, 0.15, 0.25, 0.07);
        text = pick("#e8edf4", "#1b222c");
        muted = pick("#94a0b0", "#5a6573");
        accent = pick("#4c9aff", "#0b66e0");
        edge = pick("#4e5a69", "#9aa5b3");
        edgeHover = pick("#8b98a9", "#64707f");
        good = pick("#3fb950", "#1f9d46");
        warn = pick("#e3b341", "#c08a00");
        bad = pick("#f8615a", "#d1242f");
        note = pick("#2b2717", "#fff7d6");
        noteBorder = pick("#544a22", "#e6d48a");
        group = dark ? Color.color(1, 1, 1, 0.035) : Color.color(0.1, 0.2, 0.4, 0.035);
        for (Category category : Category.values()) {
            categories.put(category, ofCategory(category));
        }
    }

    private Color pick(String inDark, String inLight) {
        return Color.web(dark ? inDark : inLight);
    }

    static CanvasColors of(Theme theme) {
        return theme == Theme.DARK ? DARK : LIGHT;
    }

    /** A category's colour; grey for an unknown kind. */
    Color category(Optional<Category> category) {
        return category.map(categories::get).orElse(muted);
    }

    private Color ofCategory(Category category) {
        return switch (category) {
            case SOURCE -> pick("#3fb950", "#1a8f3c");
            case TRANSFORM -> pick("#58a6ff", "#0b66e0");
            case WINDOW -> pick("#bc8cff", "#8250df");
            case JOIN -> pick("#f47fb6", "#c0368a");
            case SINK -> pick("#ff9b5e", "#c9510c");
        };
    }

    /** What a note or group is filled with. */
    Color frame(boolean isNote, FrameColor chosen) {
        return tint(chosen, isNote ? note : group, isNote ? 0.16 : 0.07);
    }

    /** The line around a note or group. */
    Color frameBorder(boolean isNote, FrameColor chosen) {
        return tint(chosen, isNote ? noteBorder : cardBorder, 0.5);
    }

    /** The title of a group. */
    Color frameTitle(FrameColor chosen) {
        return tint(chosen, muted, 1);
    }

    private Color tint(FrameColor chosen, Color usual, double opacity) {
        return switch (chosen) {
            case USUAL -> usual;
            case AMBER -> faded(pick("#e3b341", "#9a6700"), opacity);
            case GREEN -> faded(pick("#3fb950", "#1a7f37"), opacity);
            case BLUE -> faded(pick("#58a6ff", "#0969da"), opacity);
            case VIOLET -> faded(pick("#bc8cff", "#8250df"), opacity);
            case ROSE -> faded(pick("#f47fb6", "#bf3989"), opacity);
        };
    }

    /** A queue's fill: calm up to three fifths, then a warning, then trouble. */
    Color fill(double queueFill) {
        if (queueFill >= 0.86) {
            return bad;
        }
        return queueFill >= 0.61 ? warn : good;
    }

    /** As {@code #rrggbb}. */
    static String web(Color color) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }

    static Color faded(Color color, double opacity) {
        return Color.color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
    }
}
