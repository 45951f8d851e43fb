package dev.millrace.designer.canvas.paint;

import javafx.scene.text.Font;

/** The canvas's fonts. */
final class Fonts {

    static final Font TITLE = Font.font("Inter SemiBold", 13);
    static final Font BODY = Font.font("Inter", 11);
    static final Font SMALL = Font.font("Inter", 10.5);
    static final Font SMALL_BOLD = Font.font("Inter SemiBold", 10.5);

    private static final double READABLE = 9;
    private static final double LARGEST = 24;

    private Fonts() {}

    /** For names on cards that are seen from afar, as large as a card allows; in half points, so that few are made. */
    static Font far(double zoom) {
        double size = Math.clamp(READABLE / zoom, TITLE.getSize(), LARGEST);
        return Font.font("Inter SemiBold", Math.rint(size * 2) / 2);
    }
}
