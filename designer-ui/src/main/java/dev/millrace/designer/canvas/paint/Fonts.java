package dev.millrace.designer.canvas.paint;

import javafx.scene.text.Font;

/** The canvas's fonts. */
final class Fonts {

    static final Font TITLE = Font.font("Inter SemiBold", 13);
    static final Font BODY = Font.font("Inter", 11);
    static final Font SMALL = Font.font("Inter", 10.5);
    static final Font SMALL_BOLD = Font.font("Inter SemiBold", 10.5);

    private Fonts() {}
}
