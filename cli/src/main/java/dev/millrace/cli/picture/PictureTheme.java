package dev.millrace.cli.picture;

import dev.millrace.model.catalog.OperatorKind.Category;
import java.util.Optional;

/** The colours of a picture; the names are what users write. */
public enum PictureTheme {
    light("#f3f5f8", "#ffffff", "#cfd6df", "#e8ecf0", "#1b222c", "#5a6573", "#9aa5b3", "#fff7d6", "#e6d48a"),
    dark("#0a0d12", "#161b23", "#323b48", "#242c37", "#e8edf4", "#94a0b0", "#4e5a69", "#2b2717", "#544a22");

    final String background;
    final String card;
    final String border;
    final String line;
    final String text;
    final String muted;
    final String edge;
    final String note;
    final String noteBorder;

    PictureTheme(String... colors) {
        background = colors[0];
        card = colors[1];
        border = colors[2];
        line = colors[3];
        text = colors[4];
        muted = colors[5];
        edge = colors[6];
        note = colors[7];
        noteBorder = colors[8];
    }

    /** A category's colour, as in the studio; grey for an unknown kind. */
    String category(Optional<Category> category) {
        return category.map(known -> switch (known) {
                    case SOURCE -> pick("#1a8f3c", "#3fb950");
                    case TRANSFORM -> pick("#0b66e0", "#58a6ff");
                    case WINDOW -> pick("#8250df", "#bc8cff");
                    case JOIN -> pick("#c0368a", "#f47fb6");
                    case SINK -> pick("#c9510c", "#ff9b5e");
                })
                .orElse(muted);
    }

    private String pick(String inLight, String inDark) {
        return this == light ? inLight : inDark;
    }
}
