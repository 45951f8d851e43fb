package dev.millrace.designer.canvas.model;

import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;

/**
 * Which part of the canvas the window shows.
 *
 * @param x where the canvas's origin is on the screen, in pixels
 * @param y as x
 * @param zoom pixels per canvas unit
 */
public record Viewport(double x, double y, double zoom) {

    public static final double MIN_ZOOM = 0.02;
    public static final double MAX_ZOOM = 4;
    public static final Viewport START = new Viewport(0, 0, 1);

    /** More than this makes few nodes look lost when they are fitted. */
    private static final double MOST_FIT_ZOOM = 1;

    public Point toCanvas(double screenX, double screenY) {
        return new Point((screenX - x) / zoom, (screenY - y) / zoom);
    }

    public Point toScreen(Point point) {
        return new Point(point.x() * zoom + x, point.y() * zoom + y);
    }

    public Rectangle toScreen(Rectangle area) {
        return new Rectangle(area.x() * zoom + x, area.y() * zoom + y, area.width() * zoom, area.height() * zoom);
    }

    /** The area of the canvas that a window of this size shows. */
    public Rectangle visible(double width, double height) {
        return Rectangle.between(toCanvas(0, 0), toCanvas(width, height));
    }

    public Viewport panned(double dx, double dy) {
        return new Viewport(x + dx, y + dy, zoom);
    }

    /** Zoomed by a factor around a point of the screen, which stays where it is. */
    public Viewport zoomed(double factor, double screenX, double screenY) {
        return withZoom(zoom * factor, screenX, screenY);
    }

    public Viewport withZoom(double newZoom, double screenX, double screenY) {
        double limited = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, newZoom));
        Point fixed = toCanvas(screenX, screenY);
        return new Viewport(screenX - fixed.x() * limited, screenY - fixed.y() * limited, limited);
    }

    /** Shows an area whole and in the middle of a window of this size, with a margin in pixels. */
    public static Viewport fitting(Rectangle area, double width, double height, double margin) {
        double room = Math.min(
                Math.max(1, width - 2 * margin) / Math.max(1, area.width()),
                Math.max(1, height - 2 * margin) / Math.max(1, area.height()));
        double zoom = Math.max(MIN_ZOOM, Math.min(MOST_FIT_ZOOM, room));
        return centredOn(area.center(), zoom, width, height);
    }

    /** A point of the canvas in the middle of a window of this size. */
    public static Viewport centredOn(Point point, double zoom, double width, double height) {
        return new Viewport(width / 2 - point.x() * zoom, height / 2 - point.y() * zoom, zoom);
    }
}
