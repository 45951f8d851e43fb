package dev.millrace.designer.canvas.paint;

import dev.millrace.designer.canvas.model.CanvasScene;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.EdgeShape;
import dev.millrace.designer.canvas.model.Feedback;
import dev.millrace.designer.canvas.model.Hit;
import dev.millrace.designer.canvas.model.NodeShape;
import dev.millrace.designer.canvas.model.Viewport;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.geometry.Curve;
import dev.millrace.model.geometry.NodeFrame;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import dev.millrace.model.telemetry.Telemetry.EdgeTelemetry;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws what changes from moment to moment on a layer of its own: hover, feedback of gestures, flowing rows. */
public final class OverlayPainter {

    /** No dots on the label in the middle of an edge. */
    private static final double LABEL_REACH = 30;

    private static final double DOT_SPACING = 46;
    private static final double MOST_DOTS = 24;
    private static final double FLOW_ZOOM = 0.35;

    private final CanvasViewModel canvas;
    private final GraphicsContext graphics;
    private final TextFitter fitter = new TextFitter();
    private final EdgePainter edges;

    public OverlayPainter(CanvasViewModel canvas, GraphicsContext graphics) {
        this.canvas = canvas;
        this.graphics = graphics;
        edges = new EdgePainter(graphics, fitter);
    }

    /**
     * Draws everything anew.
     *
     * @param seconds a clock for the flow
     */
    public void paint(Theme theme, double width, double height, double seconds) {
        CanvasColors colors = CanvasColors.of(theme);
        Viewport viewport = canvas.viewport();
        graphics.setTransform(1, 0, 0, 1, 0, 0);
        graphics.clearRect(0, 0, width, height);
        graphics.setTransform(viewport.zoom(), 0, 0, viewport.zoom(), Math.rint(viewport.x()), Math.rint(viewport.y()));
        if (viewport.zoom() >= FLOW_ZOOM) {
            paintFlow(viewport.visible(width, height), colors, seconds);
        }
        Feedback feedback = canvas.feedbackProperty().get();
        if (feedback.equals(Feedback.NONE)) {
            paintHover(canvas.hoverProperty().get(), colors, viewport.zoom());
        }
        feedback.insertInto()
                .flatMap(edge -> canvas.scene().curve(edge))
                .ifPresent(curve -> edges.paint(curve, colors.accent, 2));
        feedback.ghost().ifPresent(ghost -> paintGhost(ghost, colors));
        feedback.wire().ifPresent(wire -> paintWire(wire, colors));
        feedback.guides().forEach(guide -> paintGuide(guide, colors, viewport.zoom()));
        feedback.band().ifPresent(band -> paintBand(band, colors, viewport.zoom()));
        graphics.setTransform(1, 0, 0, 1, 0, 0);
    }

    /** Whether rows are running on some edge that can be seen, so that this layer must move. */
    public boolean flows() {
        return canvas.viewport().zoom() >= FLOW_ZOOM
                && canvas.telemetryProperty()
                        .get()
                        .filter(snapshot -> snapshot.state() == dev.millrace.model.telemetry.Telemetry.RunState.RUNNING)
                        .isPresent();
    }

    private void paintFlow(Rectangle visible, CanvasColors colors, double seconds) {
        if (!flows()) {
            return;
        }
        var live = canvas.telemetryProperty().get().orElseThrow().edges();
        for (EdgeShape shape : canvas.scene().edgesIn(visible)) {
            EdgeTelemetry edge = live.get(shape.edge());
            if (edge != null && edge.rowsPerSecond() >= 0.5) {
                paintDots(shape.curve(), edge, colors, seconds);
            }
        }
    }

    /** Dots that drift along the edge, a little faster for each power of ten of the rate: quiet, but alive. */
    private void paintDots(Curve curve, EdgeTelemetry live, CanvasColors colors, double seconds) {
        double length = Math.max(40, curve.start().distance(curve.end()));
        double speed = 18 + 14 * Math.log10(1 + live.rowsPerSecond());
        int dots = (int) Math.max(1, Math.min(MOST_DOTS, length / DOT_SPACING));
        double offset = seconds * speed / length;
        Point label = curve.at(0.5);
        graphics.setFill(CanvasColors.faded(colors.fill(live.queueFill()), 0.9));
        for (int i = 0; i < dots; i++) {
            double t = (offset + (double) i / dots) % 1;
            Point at = curve.at(t);
            if (t > 0.03 && t < 0.95 && at.distance(label) > LABEL_REACH) {
                graphics.fillOval(at.x() - 2.6, at.y() - 2.6, 5.2, 5.2);
            }
        }
    }

    private void paintHover(Hit hover, CanvasColors colors, double zoom) {
        CanvasScene scene = canvas.scene();
        switch (hover) {
            case Hit.OnNode hit ->
                scene.node(hit.id())
                        .filter(node -> !canvas.document().selection().nodes().contains(node.id()))
                        .ifPresent(node -> outline(node.frame().area(), colors.edgeHover, zoom));
            case Hit.OnPort hit ->
                scene.portPoint(hit.port(), hit.output()).ifPresent(at -> {
                    paintPort(at, colors.accent, colors);
                    scene.node(hit.port().node())
                            .ifPresent(node -> paintPortName(node, hit.port(), hit.output(), at, colors));
                });
            case Hit.OnEdge hit ->
                scene.curve(hit.edge()).ifPresent(curve -> {
                    edges.paint(
                            curve,
                            canvas.document().selection().edges().contains(hit.edge())
                                    ? colors.accent
                                    : colors.edgeHover,
                            1.5);
                    paintEnd(curve.start(), colors);
                    paintEnd(curve.end(), colors);
                });
            case Hit.OnFrame hit ->
                scene.frame(hit.id()).ifPresent(frame -> outline(frame.area(), colors.edgeHover, zoom));
            case Hit.Nothing nothing -> {}
        }
    }

    private void paintEnd(Point at, CanvasColors colors) {
        graphics.setFill(colors.accent);
        graphics.fillOval(at.x() - 4, at.y() - 4, 8, 8);
    }

    private void outline(Rectangle area, Color color, double zoom) {
        graphics.setStroke(color);
        graphics.setLineWidth(1.4 / Math.min(1, zoom));
        graphics.strokeRoundRect(area.x() + 0.5, area.y() + 0.5, area.width() - 1, area.height() - 1, 18, 18);
    }

    private void paintPort(Point at, Color color, CanvasColors colors) {
        double halo = NodeFrame.PORT_RADIUS + 5;
        graphics.setFill(CanvasColors.faded(color, 0.25));
        graphics.fillOval(at.x() - halo, at.y() - halo, 2 * halo, 2 * halo);
        double radius = NodeFrame.PORT_RADIUS;
        graphics.setFill(colors.card);
        graphics.fillOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
        graphics.setStroke(color);
        graphics.setLineWidth(2.2);
        graphics.strokeOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
    }

    private void paintPortName(NodeShape node, PortRef port, boolean output, Point at, CanvasColors colors) {
        List<Port> ports =
                output ? node.frame().ports().outputs() : node.frame().ports().inputs();
        String title = ports.stream()
                .filter(candidate -> candidate.name().equals(port.port()))
                .map(candidate -> candidate.title().isBlank() ? candidate.name() : candidate.title())
                .findFirst()
                .orElse(port.port());
        double width = fitter.width(title, Fonts.SMALL) + 14;
        double x = output ? at.x() + 14 : at.x() - 14 - width;
        tag(title, x, at.y() - 10, width, colors.card, colors.text, colors.cardBorder);
    }

    private void tag(String text, double x, double y, double width, Color fill, Color color, Color border) {
        graphics.setFill(fill);
        graphics.fillRoundRect(x, y, width, 20, 10, 10);
        graphics.setStroke(border);
        graphics.setLineWidth(1);
        graphics.strokeRoundRect(x + 0.5, y + 0.5, width - 1, 19, 10, 10);
        graphics.setFont(Fonts.SMALL);
        graphics.setFill(color);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(text, x + 7, y + 13.8);
    }

    private void paintWire(Feedback.Wire wire, CanvasColors colors) {
        for (PortRef target : wire.targets()) {
            canvas.scene().portPoint(target, !wire.fromOutput()).ifPresent(at -> paintPort(at, colors.good, colors));
        }
        Optional<Point> fixed = canvas.scene().portPoint(wire.fixed(), wire.fromOutput());
        boolean bad = wire.objection().isPresent();
        Color color = bad ? colors.bad : wire.target().isPresent() ? colors.good : colors.accent;
        fixed.ifPresent(point -> {
            Curve curve = wire.fromOutput() ? Curve.between(point, wire.loose()) : Curve.between(wire.loose(), point);
            edges.paint(curve, color, 1.3);
            paintPort(point, colors.accent, colors);
        });
        if (wire.target().isPresent()) {
            paintPort(wire.loose(), color, colors);
        } else {
            graphics.setFill(color);
            graphics.fillOval(wire.loose().x() - 4, wire.loose().y() - 4, 8, 8);
        }
        wire.objection().ifPresent(reason -> {
            double width = fitter.width(reason, Fonts.SMALL) + 14;
            tag(reason, wire.loose().x() + 14, wire.loose().y() + 12, width, colors.bad, Color.WHITE, colors.bad);
        });
    }

    private void paintGhost(Feedback.Ghost ghost, CanvasColors colors) {
        Rectangle area = ghost.area();
        Color color = colors.category(ghost.face().category());
        graphics.setFill(CanvasColors.faded(color, 0.13));
        graphics.fillRoundRect(area.x(), area.y(), area.width(), area.height(), 18, 18);
        graphics.setStroke(color);
        graphics.setLineWidth(1.5);
        graphics.setLineDashes(6, 5);
        graphics.strokeRoundRect(area.x() + 0.5, area.y() + 0.5, area.width() - 1, area.height() - 1, 18, 18);
        graphics.setLineDashes((double[]) null);
        graphics.setFont(Fonts.TITLE);
        graphics.setFill(colors.text);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText(
                fitter.fit(ghost.face().title(), Fonts.TITLE, area.width() - 24),
                area.center().x(),
                area.center().y() + 4.5);
        graphics.setTextAlign(TextAlignment.LEFT);
    }

    private void paintGuide(Feedback.Guide guide, CanvasColors colors, double zoom) {
        graphics.setStroke(CanvasColors.faded(colors.accent, 0.8));
        graphics.setLineWidth(1 / zoom);
        graphics.setLineDashes(4 / zoom, 3 / zoom);
        graphics.strokeLine(
                guide.from().x(), guide.from().y(), guide.to().x(), guide.to().y());
        graphics.setLineDashes((double[]) null);
    }

    private void paintBand(Rectangle band, CanvasColors colors, double zoom) {
        graphics.setFill(CanvasColors.faded(colors.accent, 0.1));
        graphics.fillRect(band.x(), band.y(), band.width(), band.height());
        graphics.setStroke(CanvasColors.faded(colors.accent, 0.9));
        graphics.setLineWidth(1 / zoom);
        graphics.strokeRect(band.x(), band.y(), band.width(), band.height());
    }
}
