package dev.millrace.designer.canvas.model;

import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import java.util.List;

/**
 * A note or a group.
 *
 * @param text a note's text, a group's title
 * @param members of a group: ids of its nodes; empty for a note
 * @param color a name of the palette, or empty
 */
public record FrameShape(String id, boolean note, Rectangle area, String text, List<String> members, String color) {

    /** Height of a group's title, in canvas units. */
    public static final double TITLE_HEIGHT = 28;

    /** Width and height of the corner by which a note is resized. */
    public static final double CORNER = 14;

    public FrameShape {
        members = List.copyOf(members);
    }

    /** The same, so far away. */
    public FrameShape moved(double dx, double dy) {
        return new FrameShape(id, note, area.moved(dx, dy), text, members, color);
    }

    /**
     * Whether a note is resized from a point of it.
     *
     * @param reach the least size of its corner
     */
    boolean hasCornerAt(Point point, double reach) {
        double corner = Math.max(CORNER, reach);
        return note && point.x() >= area.maxX() - corner && point.y() >= area.maxY() - corner;
    }

    /** Where it is taken hold of: all of a note, the title of a group. */
    public Rectangle grip() {
        return note ? area : new Rectangle(area.x(), area.y(), area.width(), TITLE_HEIGHT);
    }
}
