package dev.millrace.designer.document;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.geometry.NodeFrame;
import dev.millrace.model.geometry.Placement;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import java.util.List;

/** Finds room for a new node. */
public final class FreePlace {

    /** Boxes that people move snap to multiples of this. */
    public static final double GRID = 8;

    private static final double GAP = 16;
    private static final int MOST_STEPS = 400;

    private FreePlace() {}

    /** A coordinate on the grid. */
    public static double snapped(double coordinate) {
        return Math.round(coordinate / GRID) * GRID;
    }

    /** The upper left corner, at a point or not far below it, of a card that overlaps none. */
    public static Point near(Point wanted, Pipeline pipeline) {
        List<Rectangle> taken = Placement.of(pipeline).values().stream()
                .map(box -> new Rectangle(
                        box.x(),
                        box.y(),
                        box.width() > 0 ? box.width() : NodeFrame.WIDTH,
                        box.height() > 0 ? box.height() : NodeFrame.HEIGHT))
                .toList();
        double x = snapped(wanted.x());
        double y = snapped(wanted.y());
        for (int step = 0; step < MOST_STEPS; step++) {
            Rectangle card = new Rectangle(x, y, NodeFrame.WIDTH, NodeFrame.HEIGHT).grown(GAP / 2);
            if (taken.stream().noneMatch(card::intersects)) {
                break;
            }
            y += NodeFrame.HEIGHT + GAP * 1.5;
        }
        return new Point(x, y);
    }
}
