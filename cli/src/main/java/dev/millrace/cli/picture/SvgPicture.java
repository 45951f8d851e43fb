package dev.millrace.cli.picture;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.View.Box;
import dev.millrace.model.geometry.Curve;
import dev.millrace.model.geometry.NodeFrame;
import dev.millrace.model.geometry.PipelineGeometry;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws a pipeline as SVG: the cards, curves, notes and groups of the studio's canvas. */
public final class SvgPicture {

    private static final double MARGIN = 40;
    private static final double ARC = 9;
    private static final double PADDING = 12;
    private static final double TILE = 36;
    private static final double TEXT_X = 58;
    private static final double NOTE_LINE = 16;
    private static final double NOTE_WIDTH = 240;
    private static final double NOTE_HEIGHT = 80;
    private static final double ICON = 20;
    private static final String FONT = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

    // Java knows each weight of a font as a family of its own.
    private static final String BOLD = " font-weight=\"600\" font-family=\"'Inter SemiBold', " + FONT + "\"";

    private final Pipeline pipeline;
    private final Catalog catalog;
    private final PictureTheme theme;
    private final PipelineGeometry geometry;
    private final StringBuilder svg = new StringBuilder();

    private SvgPicture(Pipeline pipeline, Catalog catalog, PictureTheme theme) {
        this.pipeline = pipeline;
        this.catalog = catalog;
        this.theme = theme;
        this.geometry = PipelineGeometry.of(pipeline, catalog);
    }

    /**
     * The picture as the text of an SVG file.
     *
     * @param area what it shows, in canvas units
     * @param background as {@code #rrggbb}
     */
    public record Drawing(String svg, Rectangle area, String background) {}

    /** Draws the document, whatever is wrong with it. */
    public static Drawing of(Pipeline pipeline, Catalog catalog, PictureTheme theme) {
        return new SvgPicture(pipeline, catalog, theme).draw();
    }

    private Drawing draw() {
        Map<Note, Rectangle> notes = notes();
        Map<Group, Rectangle> groups = groups();
        List<Rectangle> all = new ArrayList<>(notes.values());
        all.addAll(groups.values());
        geometry.bounds().ifPresent(all::add);
        Rectangle area =
                Rectangle.around(all).orElse(new Rectangle(0, 0, 240, 40)).grown(MARGIN);
        put(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"%s %s %s %s\" font-family=\"%s\">",
                area.width(), area.height(), area.x(), area.y(), area.width(), area.height(), FONT);
        put("<title>%s</title>", escaped(pipeline.name()));
        box(area, 0, theme.background, "none", 1);
        groups.forEach(this::group);
        notes.forEach(this::note);
        geometry.curves().values().forEach(this::curve);
        pipeline.nodes().values().forEach(this::node);
        svg.append("</svg>\n");
        return new Drawing(svg.toString(), area, theme.background);
    }

    private Map<Note, Rectangle> notes() {
        Map<Note, Rectangle> areas = new LinkedHashMap<>();
        for (Note note : pipeline.annotations().notes()) {
            Box box = pipeline.view().box(note.id()).orElse(Box.at(0, -NOTE_HEIGHT - MARGIN));
            areas.put(note, area(box));
        }
        return areas;
    }

    private static Rectangle area(Box box) {
        return new Rectangle(
                box.x(),
                box.y(),
                box.width() > 0 ? box.width() : NOTE_WIDTH,
                box.height() > 0 ? box.height() : NOTE_HEIGHT);
    }

    /** A group's own box, or else the room around its nodes. */
    private Map<Group, Rectangle> groups() {
        Map<Group, Rectangle> areas = new LinkedHashMap<>();
        for (Group group : pipeline.annotations().groups()) {
            pipeline.view()
                    .box(group.id())
                    .map(SvgPicture::area)
                    .or(() -> around(group.nodes()))
                    .ifPresent(area -> areas.put(group, area));
        }
        return areas;
    }

    private Optional<Rectangle> around(List<String> nodes) {
        List<Rectangle> areas = geometry.frames().entrySet().stream()
                .filter(frame -> nodes.contains(frame.getKey()))
                .map(frame -> frame.getValue().area())
                .toList();
        return Rectangle.around(areas).map(all -> all.grown(24));
    }

    private void group(Group group, Rectangle area) {
        box(area, 7, theme.muted, theme.border, 0.07);
        String title = Lettering.fit(group.title(), 11, area.width() - 2 * PADDING);
        text(title, area.x() + PADDING, area.y() + 19, 11, true, theme.muted);
    }

    private void note(Note note, Rectangle area) {
        box(area, 7, theme.note, theme.noteBorder, 1);
        int most = (int) ((area.height() - PADDING) / NOTE_LINE);
        List<String> lines = Lettering.wrap(note.text(), 12, area.width() - 2 * PADDING, most);
        for (int i = 0; i < lines.size(); i++) {
            text(lines.get(i), area.x() + PADDING, area.y() + PADDING + 9 + i * NOTE_LINE, 12, false, theme.text);
        }
    }

    private void curve(Curve curve) {
        Point end = curve.end();
        Curve shortened = new Curve(curve.start(), curve.control1(), curve.control2(), new Point(end.x() - 8, end.y()));
        put("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"/>", shortened.svgPath(), theme.edge);
        double x = end.x() - 6.5;
        put(
                "<path d=\"M%s,%s L%s,%s L%s,%s Z\" fill=\"%s\"/>",
                x - 7.5, end.y() - 5, x - 7.5, end.y() + 5, x, end.y(), theme.edge);
    }

    private void node(Node node) {
        @Nullable NodeFrame frame = geometry.frames().get(node.id());
        if (frame == null) {
            return;
        }
        Rectangle area = frame.area();
        NodeCaption caption = NodeCaption.of(node, catalog);
        String color = theme.category(caption.category());
        box(area.moved(0, 1.5), ARC, "#000000", "none", theme == PictureTheme.dark ? 0.35 : 0.06);
        box(area, ARC, theme.card, theme.border, 1);
        box(new Rectangle(area.x() + 11, area.y() + 9, TILE, TILE), 7, color, "none", 0.14);
        icon(node.kind(), color, area.x() + 11 + (TILE - ICON) / 2, area.y() + 9 + (TILE - ICON) / 2);
        double room = area.width() - TEXT_X - PADDING;
        text(Lettering.fit(caption.title(), 13, room), area.x() + TEXT_X, area.y() + 25, 13, true, theme.text);
        text(Lettering.fit(caption.kind(), 11.5, room), area.x() + TEXT_X, area.y() + 41.5, 11.5, false, theme.muted);
        put("<path d=\"M%s,%s H%s\" stroke=\"%s\"/>", area.x() + 1, area.y() + 54.5, area.maxX() - 1, theme.line);
        String detail = Lettering.fit(caption.detail(), 11, area.width() - 2 * PADDING);
        text(detail, area.x() + PADDING, area.y() + 70.5, 11, false, theme.muted);
        for (int i = 0; i < frame.ports().inputs().size(); i++) {
            port(frame.inputPort(i));
        }
        for (int i = 0; i < frame.ports().outputs().size(); i++) {
            port(frame.outputPort(i));
        }
    }

    private void port(Point at) {
        put(
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.6\"/>",
                at.x(), at.y(), NodeFrame.PORT_RADIUS - 1, theme.card, theme.edge);
    }

    private void icon(String kind, String color, double x, double y) {
        try (InputStream file = SvgPicture.class.getResourceAsStream("/millrace/icons/" + kind + ".svg")) {
            if (file == null) {
                return;
            }
            String whole = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String shapes = whole.substring(whole.indexOf('>') + 1, whole.lastIndexOf("</svg>"));
            put(
                    "<g transform=\"translate(%s %s) scale(%s)\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.75\""
                            + " stroke-linecap=\"round\" stroke-linejoin=\"round\">",
                    x, y, Math.round(ICON / 24 * 1_000) / 1_000.0, color);
            svg.append(shapes.replace("currentColor", color).strip()).append("\n</g>\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void box(Rectangle area, double arc, String fill, String stroke, double fillOpacity) {
        put(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\" fill-opacity=\"%s\" stroke=\"%s\"/>",
                area.x(), area.y(), area.width(), area.height(), arc, fill, fillOpacity, stroke);
    }

    private void text(String text, double x, double y, double size, boolean bold, String color) {
        if (!text.isBlank()) {
            put(
                    "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\"%s>%s</text>",
                    x, y, size, color, bold ? BOLD : "", escaped(text));
        }
    }

    private void put(String format, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i] instanceof Double number ? number(number) : arguments[i];
        }
        svg.append(String.format(Locale.ROOT, format, texts)).append('\n');
    }

    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    /** XML has no way to write most control characters. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default ->
                    escaped.appendCodePoint(
                            Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c);
            }
        });
        return escaped.toString();
    }
}
