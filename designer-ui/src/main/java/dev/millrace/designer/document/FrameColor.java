package dev.millrace.designer.document;

import java.util.Arrays;
import java.util.Locale;

/** Colours of notes and groups, as documents name them. */
public enum FrameColor {
    /** Yellow for notes, grey for groups. */
    USUAL("Usual"),
    AMBER("Amber"),
    GREEN("Green"),
    BLUE("Blue"),
    VIOLET("Violet"),
    ROSE("Rose");

    private final String title;

    FrameColor(String title) {
        this.title = title;
    }

    /** What people read. */
    public String title() {
        return title;
    }

    /** What stands in the document. */
    public String key() {
        return this == USUAL ? "" : cssName();
    }

    /** The end of style classes that have it. */
    public String cssName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The colour with a name; the usual one for a name that is not known here. */
    public static FrameColor of(String key) {
        return Arrays.stream(values())
                .filter(color -> color.key().equals(key))
                .findFirst()
                .orElse(USUAL);
    }
}
