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
     * Canvas units, up to {@link #FARTHEST} either way; width and height 0 mean the default size.
     *
     * @param color a name of the palette, or empty for the default
     */
    public record Box(double x, double y, double width, double height, String color) {

        /** The largest coordinate and size. */
        public static final double FARTHEST = 1e9;

        public Box {
            if (!(Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST)) {
                throw new IllegalArgumentException("no place on the canvas: " + x + ", " + y);
            }
            if (!(width >= 0 && width <= FARTHEST && height >= 0 && height <= FARTHEST)) {
                throw new IllegalArgumentException("no size: " + width + " by " + height);
            }
            // Adding 0 takes the sign from a zero, which documents do not hold.
            x += 0.0;
            y += 0.0;
            width += 0.0;
            height += 0.0;
        }

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
