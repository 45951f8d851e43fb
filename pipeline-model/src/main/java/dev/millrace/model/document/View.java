package dev.millrace.model.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the document looks, apart from what it means.
 *
 * @param boxes place and size by id of a node, note or group
 */
public record View(Map<String, Box> boxes) {

    public static final View EMPTY = new View(Map.of());

    public View {
        boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
    }

    /**
     * Canvas units; width and height 0 mean the default size.
     *
     * @param color a name of the palette, or empty for the default
     */
    public record Box(double x, double y, double width, double height, String color) {
        public static Box at(double x, double y) {
            return new Box(x, y, 0, 0, "");
        }

        public Box movedTo(double newX, double newY) {
            return new Box(newX, newY, width, height, color);
        }
    }

    public Optional<Box> box(String id) {
        return Optional.ofNullable(boxes.get(id));
    }
}
