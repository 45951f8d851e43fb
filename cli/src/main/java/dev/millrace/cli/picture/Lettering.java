package dev.millrace.cli.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Fits text into a width without a font at hand: the viewer of an SVG file chooses its own. Widths are those of common
 * sans serif fonts, rather too wide than too narrow.
 */
final class Lettering {

    private static final String NARROW = "iljtfrI.,:;'|!()[]{}\u00B7 ";
    private static final String WIDE = "mwMW@%\u2026";

    private Lettering() {}

    static double width(String text, double size) {
        return text.codePoints().mapToDouble(Lettering::em).sum() * size;
    }

    private static double em(int character) {
        if (NARROW.indexOf(character) >= 0) {
            return 0.36;
        }
        if (WIDE.indexOf(character) >= 0) {
            return 0.95;
        }
        if (character >= 0x2E80) {
            return 1;
        }
        return Character.isUpperCase(character) ? 0.7 : 0.6;
    }

    /** The text, or as much of its beginning as fits. */
    static String fit(String text, double size, double room) {
        if (width(text, size) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end).stripTrailing() + "\u2026", size) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "\u2026";
    }

    /** The text in lines, the last one cut if there are too many. */
    static List<String> wrap(String text, double size, double room, int most) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.lines().toList()) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                if (!line.isEmpty() && width(line + " " + word, size) > room) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        if (lines.size() <= most) {
            return lines.stream().map(line -> fit(line, size, room)).toList();
        }
        List<String> cut = new ArrayList<>(lines.subList(0, Math.max(0, most)));
        if (!cut.isEmpty()) {
            cut.add(fit(cut.removeLast() + " \u2026", size, room));
        }
        return cut;
    }
}
