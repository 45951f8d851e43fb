package dev.millrace.designer.canvas.paint;

import dev.millrace.designer.canvas.model.CanvasScene;
import dev.millrace.designer.canvas.model.NodeShape;
import dev.millrace.designer.canvas.model.Viewport;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.geometry.Rectangle;
import javafx.scene.canvas.GraphicsContext;

/** Draws the map of the document. */
public final class MapPainter {

    private static final double LEAST_SIZE = 1.5;

    private MapPainter() {}

    /** Every node as a box of its category's colour. */
    public static void paintNodes(GraphicsContext graphics, CanvasScene scene, Viewport mapping, Theme theme) {
        CanvasColors colors = CanvasColors.of(theme);
        graphics.clearRect(
                0, 0, graphics.getCanvas().getWidth(), graphics.getCanvas().getHeight());
        for (NodeShape node : scene.nodes().values()) {
            Rectangle area = mapping.toScreen(node.frame().area());
            graphics.setFill(colors.category(node.face().category()));
            graphics.fillRect(
                    area.x(), area.y(), Math.max(LEAST_SIZE, area.width()), Math.max(LEAST_SIZE, area.height()));
        }
    }

    /** A frame around what the window shows. */
    public static void paintFrame(GraphicsContext graphics, Rectangle visible, Theme theme) {
        CanvasColors colors = CanvasColors.of(theme);
        graphics.clearRect(
                0, 0, graphics.getCanvas().getWidth(), graphics.getCanvas().getHeight());
        graphics.setFill(CanvasColors.faded(colors.accent, 0.12));
        graphics.fillRect(visible.x(), visible.y(), visible.width(), visible.height());
        graphics.setStroke(colors.accent);
        graphics.setLineWidth(1);
        graphics.strokeRect(visible.x() + 0.5, visible.y() + 0.5, visible.width() - 1, visible.height() - 1);
    }
}
