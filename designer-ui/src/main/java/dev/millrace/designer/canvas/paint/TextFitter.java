package dev.millrace.designer.canvas.paint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures and shortens text, and remembers what it found: the same words are drawn in every frame. */
final class TextFitter {

    private static final int REMEMBERED = 20_000;
    private static final String ELLIPSIS = "\u2026";

    private final Text probe = new Text();
    private final Map<Key, Double> widths = new Recent<>();
    private final Map<Fit, String> fits = new Recent<>();

    private record Key(String text, Font font) {}

    private record Fit(String text, Font font, double width) {}

    /** A map that forgets what was used longest ago. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        Recent() {
            super(256, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > REMEMBERED;
        }
    }

    double width(String text, Font font) {
        return widths.computeIfAbsent(new Key(text, font), key -> {
            probe.setFont(font);
            probe.setText(text);
            return probe.getLayoutBounds().getWidth();
        });
    }

    /** The text, or as much of its beginning as fits, with an ellipsis. */
    String fit(String text, Font font, double width) {
        if (width(text, font) <= width) {
            return text;
        }
        Fit key = new Fit(text, font, width);
        String known = fits.get(key);
        if (known == null) {
            known = shortened(text, font, width);
            fits.put(key, known);
        }
        return known;
    }

    private String shortened(String text, Font font, double width) {
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (measured(text.substring(0, middle).stripTrailing() + ELLIPSIS, font) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? "" : text.substring(0, low).stripTrailing() + ELLIPSIS;
    }

    private double measured(String text, Font font) {
        probe.setFont(font);
        probe.setText(text);
        return probe.getLayoutBounds().getWidth();
    }

    /** The text broken at spaces into lines of at most this width; the last line that fits is shortened. */
    List<String> wrap(String text, Font font, double width, int mostLines) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && width(longer, font) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            lines.add(line.toString());
        }
        if (lines.size() > mostLines) {
            List<String> shown = new ArrayList<>(lines.subList(0, Math.max(0, mostLines)));
            if (!shown.isEmpty()) {
                shown.set(shown.size() - 1, fit(shown.getLast() + " " + ELLIPSIS, font, width));
            }
            return shown;
        }
        return lines.stream().map(line -> fit(line, font, width)).toList();
    }
}
