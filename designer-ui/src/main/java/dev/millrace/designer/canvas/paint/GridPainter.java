package dev.millrace.designer.canvas.paint;

import dev.millrace.designer.canvas.model.Viewport;
import javafx.scene.canvas.GraphicsContext;

/** The dots behind everything. */
final class GridPainter {

    private static final double SPACING = 24;
    private static final double LEAST_PIXELS = 14;

    private GridPainter() {}

    static void paint(GraphicsContext graphics, Viewport viewport, double width, double height, CanvasColors colors) {
        graphics.setFill(colors.background);
        graphics.fillRect(0, 0, width, height);
        double step = SPACING * viewport.zoom();
        while (step < LEAST_PIXELS) {
            step *= 2;
        }
        double size = viewport.zoom() > 1.5 ? 2 : 1.5;
        double startX = viewport.x() - Math.ceil(viewport.x() / step) * step;
        double startY = viewport.y() - Math.ceil(viewport.y() / step) * step;
        graphics.setFill(colors.dot);
        for (double y = startY; y < height; y += step) {
            double top = Math.rint(y);
            for (double x = startX; x < width; x += step) {
                graphics.fillRect(Math.rint(x), top, size, size);
            }
        }
    }
}
