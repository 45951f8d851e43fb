package dev.millrace.designer.canvas.paint;

import dev.millrace.designer.canvas.model.CanvasScene;
import dev.millrace.designer.canvas.model.NodeShape;
import dev.millrace.designer.canvas.model.Viewport;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.geometry.Rectangle;
import javafx.scene.canvas.GraphicsContext;

/** Draws a whole document small: cards with their category's colour, and edges, on the canvas's own ground. */
public final class ThumbnailPainter {

    private static final double MARGIN = 18;
    private static final double MOST_ZOOM = 0.3;
    private static final double ARC = 8;
    private static final double TILE = 10;

    private ThumbnailPainter() {}

    public static void paint(GraphicsContext graphics, CanvasScene scene, Theme theme) {
        CanvasColors colors = CanvasColors.of(theme);
        double width = graphics.getCanvas().getWidth();
        double height = graphics.getCanvas().getHeight();
        graphics.setFill(colors.background);
        graphics.fillRect(0, 0, width, height);
        Rectangle bounds = Rectangle.around(scene.nodes().values().stream()
                        .map(node -> node.frame().area())
                        .toList())
                .orElse(new Rectangle(0, 0, 1, 1));
        double fitting = Viewport.fitting(bounds, width, height, MARGIN).zoom();
        Viewport viewport = Viewport.centredOn(bounds.center(), Math.min(MOST_ZOOM, fitting), width, height);
        graphics.setTransform(viewport.zoom(), 0, 0, viewport.zoom(), viewport.x(), viewport.y());
        EdgePainter edges = new EdgePainter(graphics, new TextFitter());
        scene.edges().values().forEach(edge -> {
            graphics.setStroke(colors.edge);
            graphics.setLineWidth(1.3 / viewport.zoom());
            edges.stroke(edge.curve());
        });
        graphics.setTransform(1, 0, 0, 1, 0, 0);
        scene.nodes().values().forEach(node -> card(graphics, node, viewport, colors));
    }

    private static void card(GraphicsContext graphics, NodeShape node, Viewport viewport, CanvasColors colors) {
        Rectangle area = viewport.toScreen(node.frame().area());
        graphics.setFill(colors.card);
        graphics.fillRoundRect(area.x(), area.y(), area.width(), area.height(), ARC, ARC);
        graphics.setStroke(colors.cardBorder);
        graphics.setLineWidth(1);
        graphics.strokeRoundRect(area.x() + 0.5, area.y() + 0.5, area.width() - 1, area.height() - 1, ARC, ARC);
        graphics.setFill(colors.category(node.face().category()));
        double size = Math.min(TILE, area.height() / 2);
        double inset = (area.height() - size) / 2;
        graphics.fillRoundRect(area.x() + inset, area.y() + inset, size, size, 4, 4);
        double left = area.x() + inset + size + 5;
        double room = area.maxX() - left - 6;
        if (room > 4) {
            graphics.setFill(colors.cardBorder);
            graphics.fillRoundRect(left, area.center().y() - 3.5, room, 2.5, 2.5, 2.5);
            graphics.fillRoundRect(left, area.center().y() + 1.5, room * 0.7, 2, 2, 2);
        }
    }
}
