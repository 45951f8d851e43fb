package dev.millrace.designer.canvas.paint;

import dev.millrace.designer.canvas.model.NodeShape;
import dev.millrace.designer.icon.OperatorIcons;
import dev.millrace.model.geometry.NodeFrame;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.telemetry.Telemetry.NodeTelemetry;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws nodes, in canvas units. */
final class NodePainter {

    private static final double ARC = 18;
    private static final double TILE = 36;
    private static final double TILE_X = 11;
    private static final double TILE_Y = 9;
    private static final double ICON = 20;
    private static final double TEXT_X = TILE_X + TILE + 11;
    private static final double PADDING = 12;
    private static final double LINE_Y = 54;
    private static final double STATUS_Y = 69.5;

    private final GraphicsContext graphics;
    private final TextFitter fitter;
    private final OperatorIcons icons;

    NodePainter(GraphicsContext graphics, TextFitter fitter, OperatorIcons icons) {
        this.graphics = graphics;
        this.fitter = fitter;
        this.icons = icons;
    }

    /** Everything that a node's looks depend on besides its shape. */
    record Look(
            CanvasColors colors,
            double iconScale,
            boolean selected,
            List<Problem> problems,
            Optional<NodeTelemetry> live,
            NodeStatus status) {}

    /** A coloured box: for when thousands are seen at once. */
    void paintBlock(NodeShape node, CanvasColors colors, boolean selected, boolean bad) {
        Rectangle area = node.frame().area();
        Color color = bad ? colors.bad : colors.category(node.face().category());
        graphics.setFill(selected ? colors.accent : CanvasColors.faded(color, 0.8));
        graphics.fillRect(area.x(), area.y(), area.width(), area.height());
    }

    /** A card with its name only, written large: for when its words would be too small to read. */
    void paintNamed(NodeShape node, Look look, double zoom) {
        Rectangle area = node.frame().area();
        paintCard(area, look);
        paintIcon(node, look);
        Font font = Fonts.far(zoom);
        graphics.setFont(font);
        graphics.setFill(look.colors().text);
        double room = area.width() - TEXT_X - PADDING - (look.problems().isEmpty() ? 0 : 14);
        List<String> lines = fitter.wrap(node.face().title(), font, room, 2);
        double step = font.getSize() * 1.15;
        double y = area.y() + (NodeFrame.HEIGHT - lines.size() * step) / 2 + font.getSize() * 0.95;
        for (int i = 0; i < lines.size(); i++) {
            graphics.fillText(lines.get(i), area.x() + TEXT_X, y + i * step);
        }
        paintShares(area, look);
        paintBadge(area, look);
    }

    /** A card without words. */
    void paintPlain(NodeShape node, Look look) {
        paintCard(node.frame().area(), look);
        paintIcon(node, look);
        Rectangle area = node.frame().area();
        graphics.setFill(look.colors().cardBorder);
        graphics.fillRoundRect(
                area.x() + TEXT_X, area.y() + 18, Math.min(90, area.width() - TEXT_X - PADDING), 7, 7, 7);
        graphics.setFill(look.colors().cardLine);
        graphics.fillRoundRect(
                area.x() + TEXT_X, area.y() + 33, Math.min(124, area.width() - TEXT_X - PADDING), 6, 6, 6);
        paintShares(area, look);
        paintBadge(area, look);
    }

    /** The whole card. */
    void paint(NodeShape node, Look look) {
        Rectangle area = node.frame().area();
        CanvasColors colors = look.colors();
        paintCard(area, look);
        paintIcon(node, look);
        double room = area.width() - TEXT_X - PADDING - (look.problems().isEmpty() ? 0 : 14);
        graphics.setTextAlign(TextAlignment.LEFT);
        text(node.face().title(), Fonts.TITLE, colors.text, area.x() + TEXT_X, area.y() + 25, room);
        text(
                node.face().subtitle(),
                Fonts.BODY,
                colors.muted,
                area.x() + TEXT_X,
                area.y() + 41.5,
                area.width() - TEXT_X - PADDING);
        graphics.setStroke(colors.cardLine);
        graphics.setLineWidth(1);
        graphics.strokeLine(area.x() + 1, area.y() + LINE_Y + 0.5, area.maxX() - 1, area.y() + LINE_Y + 0.5);
        paintStatus(area, look);
        paintShares(area, look);
        paintBadge(area, look);
    }

    private void paintCard(Rectangle area, Look look) {
        CanvasColors colors = look.colors();
        graphics.setFill(colors.shadow);
        graphics.fillRoundRect(area.x() - 1, area.y() + 2, area.width() + 2, area.height() + 2, ARC + 2, ARC + 2);
        graphics.fillRoundRect(area.x(), area.y() + 1, area.width(), area.height() + 1, ARC, ARC);
        if (look.selected()) {
            graphics.setFill(CanvasColors.faded(colors.accent, 0.22));
            graphics.fillRoundRect(area.x() - 4, area.y() - 4, area.width() + 8, area.height() + 8, ARC + 8, ARC + 8);
        }
        graphics.setFill(colors.card);
        graphics.fillRoundRect(area.x(), area.y(), area.width(), area.height(), ARC, ARC);
        boolean bad = look.problems().stream().anyMatch(Problem::isError);
        Color border = look.selected() ? colors.accent : bad ? CanvasColors.faded(colors.bad, 0.75) : colors.cardBorder;
        double width = look.selected() ? 2 : 1;
        graphics.setStroke(border);
        graphics.setLineWidth(width);
        graphics.strokeRoundRect(
                area.x() + width / 2, area.y() + width / 2, area.width() - width, area.height() - width, ARC, ARC);
    }

    private void paintIcon(NodeShape node, Look look) {
        Rectangle area = node.frame().area();
        Color color = look.colors().category(node.face().category());
        double x = area.x() + TILE_X;
        double y = area.y() + TILE_Y;
        graphics.setFill(CanvasColors.faded(color, look.colors().dark ? 0.16 : 0.12));
        graphics.fillRoundRect(x, y, TILE, TILE, 14, 14);
        int pixels = (int) Math.max(8, Math.round(ICON * look.iconScale()));
        double inset = (TILE - ICON) / 2;
        graphics.drawImage(
                icons.image(node.face().icon(), pixels, CanvasColors.web(color)), x + inset, y + inset, ICON, ICON);
    }

    private void paintStatus(Rectangle area, Look look) {
        NodeStatus status = look.status();
        CanvasColors colors = look.colors();
        double y = area.y() + area.height() - NodeFrame.HEIGHT + STATUS_Y;
        double right = 0;
        if (!status.right().isEmpty()) {
            right = fitter.width(status.right(), Fonts.SMALL) + 8;
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.setFont(Fonts.SMALL);
            graphics.setFill(colors.muted);
            graphics.fillText(status.right(), area.maxX() - PADDING, y);
            graphics.setTextAlign(TextAlignment.LEFT);
        }
        Color color = switch (status.tone()) {
            case QUIET -> colors.muted;
            case LIVE -> colors.text;
            case WARNING -> colors.warn;
            case BAD -> colors.bad;
        };
        text(status.left(), Fonts.SMALL, color, area.x() + PADDING, y, area.width() - 2 * PADDING - right);
    }

    /** Where the node's time goes: at work, held back, idle. */
    private void paintShares(Rectangle area, Look look) {
        look.live().ifPresent(live -> {
            double left = area.x() + PADDING;
            double width = area.width() - 2 * PADDING;
            double y = area.maxY() - 5;
            double busy = Math.max(0, Math.min(1, live.shares().busy()));
            double held = Math.max(0, Math.min(1 - busy, live.shares().backPressured()));
            graphics.setFill(look.colors().cardLine);
            graphics.fillRoundRect(left, y, width, 2.5, 2.5, 2.5);
            graphics.setFill(look.colors().accent);
            graphics.fillRoundRect(left, y, width * busy, 2.5, 2.5, 2.5);
            graphics.setFill(look.colors().bad);
            graphics.fillRoundRect(left + width * busy, y, width * held, 2.5, 2.5, 2.5);
        });
    }

    private void paintBadge(Rectangle area, Look look) {
        if (look.problems().isEmpty()) {
            return;
        }
        boolean bad = look.problems().stream().anyMatch(Problem::isError);
        double size = 16;
        double x = area.maxX() - size - 8;
        double y = area.y() + 9;
        graphics.setFill(bad ? look.colors().bad : look.colors().warn);
        graphics.fillOval(x, y, size, size);
        graphics.setFill(look.colors().card);
        graphics.setFont(Fonts.SMALL_BOLD);
        graphics.setTextAlign(TextAlignment.CENTER);
        int count = look.problems().size();
        graphics.fillText(count == 1 ? "!" : count > 9 ? "9+" : Integer.toString(count), x + size / 2, y + 11.8);
        graphics.setTextAlign(TextAlignment.LEFT);
    }

    private void text(String text, Font font, Color color, double x, double y, double room) {
        graphics.setFont(font);
        graphics.setFill(color);
        graphics.fillText(fitter.fit(text, font, room), x, y);
    }

    void paintPorts(NodeShape node, CanvasColors colors) {
        NodeFrame frame = node.frame();
        for (int i = 0; i < frame.ports().inputs().size(); i++) {
            port(frame.inputPort(i), colors.edge, colors.card);
        }
        for (int i = 0; i < frame.ports().outputs().size(); i++) {
            port(frame.outputPort(i), colors.edge, colors.card);
        }
    }

    private void port(Point at, Color ring, Color inside) {
        double radius = NodeFrame.PORT_RADIUS - 1;
        graphics.setFill(inside);
        graphics.fillOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
        graphics.setStroke(ring);
        graphics.setLineWidth(1.6);
        graphics.strokeOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
    }
}
