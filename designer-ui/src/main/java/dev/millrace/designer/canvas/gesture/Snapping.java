package dev.millrace.designer.canvas.gesture;

import dev.millrace.designer.canvas.model.CanvasScene;
import dev.millrace.designer.canvas.model.Feedback.Guide;
import dev.millrace.designer.canvas.model.NodeShape;
import dev.millrace.designer.document.FreePlace;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where moved cards come to rest: aligned with an edge or the middle of a card nearby, else on the grid.
 *
 * @param dx how far they move
 * @param guides one for each direction in which they are aligned
 */
record Snapping(double dx, double dy, List<Guide> guides) {

    /** Cards this far away are looked at, in canvas units. */
    private static final double NEIGHBOURHOOD = 700;

    private static final double GUIDE_OVERHANG = 12;

    /** One way to be aligned: move by so much to have the same coordinate as a neighbour. */
    private record Match(double correction, double coordinate, Rectangle neighbour) {}

    /**
     * @param moved the area of what moves, where the pointer wants it
     * @param start the same area before the move
     * @param reach how near an alignment must be, in canvas units
     */
    static Snapping of(CanvasScene scene, Set<String> ids, Rectangle start, Rectangle moved, double reach) {
        List<Rectangle> neighbours = new ArrayList<>();
        for (NodeShape node : scene.nodesIn(moved.grown(NEIGHBOURHOOD))) {
            if (!ids.contains(node.id())) {
                neighbours.add(node.frame().area());
            }
        }
        Match across = best(moved, neighbours, reach, true);
        Match down = best(moved, neighbours, reach, false);
        double x = across == null ? FreePlace.snapped(moved.x()) : moved.x() + across.correction();
        double y = down == null ? FreePlace.snapped(moved.y()) : moved.y() + down.correction();
        Rectangle placed = new Rectangle(x, y, moved.width(), moved.height());
        List<Guide> guides = new ArrayList<>();
        if (across != null) {
            Rectangle both = placed.union(across.neighbour());
            guides.add(new Guide(
                    new Point(across.coordinate(), both.y() - GUIDE_OVERHANG),
                    new Point(across.coordinate(), both.maxY() + GUIDE_OVERHANG)));
        }
        if (down != null) {
            Rectangle both = placed.union(down.neighbour());
            guides.add(new Guide(
                    new Point(both.x() - GUIDE_OVERHANG, down.coordinate()),
                    new Point(both.maxX() + GUIDE_OVERHANG, down.coordinate())));
        }
        return new Snapping(x - start.x(), y - start.y(), guides);
    }

    private static @Nullable Match best(Rectangle moved, List<Rectangle> neighbours, double reach, boolean across) {
        double[] own = lines(moved, across);
        Match best = null;
        for (Rectangle neighbour : neighbours) {
            double[] theirs = lines(neighbour, across);
            for (int line = 0; line < own.length; line++) {
                double correction = theirs[line] - own[line];
                double limit = best == null ? reach : Math.abs(best.correction());
                if (Math.abs(correction) < limit) {
                    best = new Match(correction, theirs[line], neighbour);
                }
            }
        }
        return best;
    }

    /** Near side, middle, far side; like is aligned with like. */
    private static double[] lines(Rectangle area, boolean across) {
        return across
                ? new double[] {area.x(), area.center().x(), area.maxX()}
                : new double[] {area.y(), area.center().y(), area.maxY()};
    }
}
