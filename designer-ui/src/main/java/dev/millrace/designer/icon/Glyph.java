package dev.millrace.designer.icon;

import javafx.scene.Node;

/** The interface's own signs: icons as shapes, coloured by the style class {@code glyph}. */
public enum Glyph {
    CHART,
    CHECK,
    CHEVRON_DOWN,
    CHEVRON_RIGHT,
    CLOCK,
    CLOSE,
    COMMAND,
    CONNECT,
    COPY,
    CUT,
    ERROR,
    FILE,
    FOLDER,
    GROUP,
    INFO,
    KEYBOARD,
    LAYOUT,
    LINK,
    LOG,
    MAP,
    MENU,
    MINUS,
    MORE,
    NEW,
    NOTE,
    OPEN,
    OUTLINE,
    PALETTE,
    PASTE,
    PAUSE,
    PLUS,
    REDO,
    RUN,
    SAVE,
    SEARCH,
    SETTINGS,
    SINKS,
    SOURCES,
    STEP,
    STOP,
    TABLE,
    TEMPLATE,
    THEME_DARK,
    THEME_LIGHT,
    TRANSFORMS,
    TRASH,
    UNDO,
    WARNING,
    WATERMARK,
    ZOOM_FIT,
    ZOOM_IN,
    ZOOM_OUT;

    private static final double USUAL_SIZE = 16;

    /** Name of the icon's file, without its ending. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** A new picture of the sign, this many pixels wide and high. */
    public Node node(double size) {
        return IconShapes.of(key(), size);
    }

    public Node node() {
        return node(USUAL_SIZE);
    }
}
