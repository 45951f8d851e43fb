package dev.millrace.model.geometry;

/**
 * A cubic Bézier curve: the shape of an edge. It leaves an output to the right and enters an input from the left; when
 * the input lies to the left of the output it swings out, so that it can be told from a forward edge.
 */
public record Curve(Point start, Point control1, Point control2, Point end) {

    private static final int SEGMENTS = 24;
    private static final double LEAST_REACH = 28;
    private static final double MOST_BACKWARD_REACH = 220;

    /** The curve of an edge from an output port to an input port. */
    public static Curve between(Point from, Point to) {
        double dx = to.x() - from.x();
        double reach;
        if (dx >= 0) {
            reach = Math.max(LEAST_REACH, dx / 2);
        } else {
            reach = Math.min(MOST_BACKWARD_REACH, LEAST_REACH + -dx / 2 + Math.abs(to.y() - from.y()) / 8);
        }
        return new Curve(from, from.plus(reach, 0), to.plus(-reach, 0), to);
    }

    /** The point at t, 0 to 1. */
    public Point at(double t) {
        double u = 1 - t;
        double a = u * u * u;
        double b = 3 * u * u * t;
        double c = 3 * u * t * t;
        double d = t * t * t;
        return new Point(
                a * start.x() + b * control1.x() + c * control2.x() + d * end.x(),
                a * start.y() + b * control1.y() + c * control2.y() + d * end.y());
    }

    /** A rectangle that holds the whole curve (that of its control points). */
    public Rectangle bounds() {
        return Rectangle.between(start, end).union(Rectangle.between(control1, control2));
    }

    /** The distance from a point, exact to about a hundredth of the curve's length. */
    public double distance(Point point) {
        double best = Double.MAX_VALUE;
        Point previous = start;
        for (int i = 1; i <= SEGMENTS; i++) {
            Point next = at((double) i / SEGMENTS);
            best = Math.min(best, distanceToSegment(point, previous, next));
            previous = next;
        }
        return best;
    }

    /** Whether any part of the curve lies in a rectangle. */
    public boolean crosses(Rectangle area) {
        if (!bounds().intersects(area)) {
            return false;
        }
        Point previous = start;
        for (int i = 1; i <= SEGMENTS; i++) {
            Point next = at((double) i / SEGMENTS);
            if (segmentCrosses(previous, next, area)) {
                return true;
            }
            previous = next;
        }
        return false;
    }

    /** As an SVG path. */
    public String svgPath() {
        return "M" + text(start) + " C" + text(control1) + " " + text(control2) + " " + text(end);
    }

    private static String text(Point point) {
        return Math.round(point.x() * 100) / 100.0 + "," + Math.round(point.y() * 100) / 100.0;
    }

    private static double distanceToSegment(Point point, Point a, Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double square = dx * dx + dy * dy;
        double t = square == 0 ? 0 : ((point.x() - a.x()) * dx + (point.y() - a.y()) * dy) / square;
        double near = Math.max(0, Math.min(1, t));
        return point.distance(new Point(a.x() + near * dx, a.y() + near * dy));
    }

    /** Clips the segment against the four sides in turn (Liang and Barsky). */
    private static boolean segmentCrosses(Point a, Point b, Rectangle area) {
        double[] step = {a.x() - b.x(), b.x() - a.x(), a.y() - b.y(), b.y() - a.y()};
        double[] room = {a.x() - area.x(), area.maxX() - a.x(), a.y() - area.y(), area.maxY() - a.y()};
        double enter = 0;
        double leave = 1;
        for (int side = 0; side < 4; side++) {
            if (step[side] == 0) {
                if (room[side] < 0) {
                    return false;
                }
            } else if (step[side] < 0) {
                enter = Math.max(enter, room[side] / step[side]);
            } else {
                leave = Math.min(leave, room[side] / step[side]);
            }
        }
        return enter <= leave;
    }
}
