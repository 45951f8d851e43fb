package dev.millrace.model.geometry;

import java.util.Collection;
import java.util.Optional;

/** An area of the canvas, in canvas units. */
public record Rectangle(double x, double y, double width, double height) {

    /** The smallest rectangle with both corners, in any order. */
    public static Rectangle between(Point a, Point b) {
        return new Rectangle(
                Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y()));
    }

    /** The smallest rectangle around all of them; empty if there are none. */
    public static Optional<Rectangle> around(Collection<Rectangle> rectangles) {
        return rectangles.stream().reduce(Rectangle::union);
    }

    public double maxX() {
        return x + width;
    }

    public double maxY() {
        return y + height;
    }

    public Point center() {
        return new Point(x + width / 2, y + height / 2);
    }

    /** Borders included. */
    public boolean contains(Point point) {
        return point.x() >= x && point.x() <= maxX() && point.y() >= y && point.y() <= maxY();
    }

    public boolean contains(Rectangle other) {
        return other.x >= x && other.maxX() <= maxX() && other.y >= y && other.maxY() <= maxY();
    }

    /** Whether they share a point; touching borders count. */
    public boolean intersects(Rectangle other) {
        return other.x <= maxX() && other.maxX() >= x && other.y <= maxY() && other.maxY() >= y;
    }

    public Rectangle union(Rectangle other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Rectangle(left, top, Math.max(maxX(), other.maxX()) - left, Math.max(maxY(), other.maxY()) - top);
    }

    /** Grown by a margin on every side. */
    public Rectangle grown(double margin) {
        return new Rectangle(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    public Rectangle moved(double dx, double dy) {
        return new Rectangle(x + dx, y + dy, width, height);
    }
}
