package dev.millrace.designer.canvas.paint;

import dev.millrace.designer.canvas.model.EdgeShape;
import dev.millrace.model.document.Edge;
import dev.millrace.model.geometry.Curve;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.EdgeTelemetry;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws edges, in canvas units. */
final class EdgePainter {

    private static final double WIDTH = 1.8;
    private static final double ARROW = 5;
    private static final double PILL_HEIGHT = 17;
    private static final double LEAST_LABEL_LENGTH = 72;

    private final GraphicsContext graphics;
    private final TextFitter fitter;

    EdgePainter(GraphicsContext graphics, TextFitter fitter) {
        this.graphics = graphics;
        this.fitter = fitter;
    }

    /** Straight lines, all in one path: for when thousands are seen at once. */
    void paintLines(Collection<EdgeShape> shapes, CanvasColors colors, double lineWidth) {
        graphics.setStroke(colors.edge);
        graphics.setLineWidth(lineWidth);
        graphics.beginPath();
        for (EdgeShape shape : shapes) {
            Curve curve = shape.curve();
            graphics.moveTo(curve.start().x(), curve.start().y());
            graphics.lineTo(curve.end().x(), curve.end().y());
        }
        graphics.stroke();
    }

    void paint(Curve curve, Color color, double widthFactor) {
        graphics.setStroke(color);
        graphics.setLineWidth(WIDTH * widthFactor);
        stroke(curve);
        graphics.setFill(color);
        double x = curve.end().x() - 6.5;
        double y = curve.end().y();
        graphics.fillPolygon(
                new double[] {x - ARROW * 1.5, x - ARROW * 1.5, x}, new double[] {y - ARROW, y + ARROW, y}, 3);
    }

    void stroke(Curve curve) {
        graphics.beginPath();
        graphics.moveTo(curve.start().x(), curve.start().y());
        graphics.bezierCurveTo(
                curve.control1().x(),
                curve.control1().y(),
                curve.control2().x(),
                curve.control2().y(),
                curve.end().x() - 8,
                curve.end().y());
        graphics.stroke();
    }

    /** Colour by the run if there is one: how full the edge's queue is. */
    static Color color(Edge edge, Optional<Telemetry> telemetry, Set<Edge> selected, CanvasColors colors) {
        if (selected.contains(edge)) {
            return colors.accent;
        }
        return telemetry
                .filter(snapshot -> !snapshot.state().ended())
                .map(snapshot -> snapshot.edges().get(edge))
                .filter(live -> live.rows() > 0)
                .map(live -> colors.fill(live.queueFill()))
                .orElse(colors.edge);
    }

    /** The queue's fill as a part of the label's ground, from the left. */
    private void paintFill(double x, double y, double width, double fill, CanvasColors colors) {
        double part = Math.clamp(fill, 0, 1) * width;
        if (part >= 1) {
            graphics.save();
            graphics.beginPath();
            graphics.rect(x, y, part, PILL_HEIGHT);
            graphics.clip();
            graphics.setFill(CanvasColors.faded(colors.fill(fill), 0.28));
            graphics.fillRoundRect(x, y, width, PILL_HEIGHT, PILL_HEIGHT, PILL_HEIGHT);
            graphics.restore();
        }
    }

    /** How many rows run over it, or have run, and how full its queue is. */
    void paintLabel(Curve curve, EdgeTelemetry live, boolean ended, CanvasColors colors) {
        if (curve.start().distance(curve.end()) < LEAST_LABEL_LENGTH || live.rows() == 0) {
            return;
        }
        String text = ended || live.rowsPerSecond() < 0.5
                ? Amounts.of(live.rows()) + " rows"
                : Amounts.of(live.rowsPerSecond()) + "/s";
        double width = fitter.width(text, Fonts.SMALL) + 14;
        Point middle = curve.at(0.5);
        double x = middle.x() - width / 2;
        double y = middle.y() - PILL_HEIGHT / 2;
        graphics.setFill(colors.card);
        graphics.fillRoundRect(x, y, width, PILL_HEIGHT, PILL_HEIGHT, PILL_HEIGHT);
        if (!ended) {
            paintFill(x, y, width, live.queueFill(), colors);
        }
        graphics.setStroke(ended ? colors.cardBorder : CanvasColors.faded(colors.fill(live.queueFill()), 0.7));
        graphics.setLineWidth(1);
        graphics.strokeRoundRect(x, y, width, PILL_HEIGHT, PILL_HEIGHT, PILL_HEIGHT);
        graphics.setFill(colors.text);
        graphics.setFont(Fonts.SMALL);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText(text, middle.x(), middle.y() + 3.8);
        graphics.setTextAlign(TextAlignment.LEFT);
    }
}
