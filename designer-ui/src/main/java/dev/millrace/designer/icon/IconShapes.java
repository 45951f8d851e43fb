package dev.millrace.designer.icon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.transform.Scale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Icons as JavaFX shapes, so that style sheets colour them: strokes have the style class {@code glyph}, dots
 * {@code glyph-dot}, tinted parts {@code glyph-tint}. Reads the few elements that the icons' own rules allow.
 */
public final class IconShapes {

    private static final double GRID = 24;
    private static final Map<String, List<Element>> PARSED = new ConcurrentHashMap<>();

    private IconShapes() {}

    /** A new picture of the icon with a key, this many pixels wide and high; an unknown key gives an empty one. */
    public static Node of(String key, double size) {
        Group shapes = new Group();
        // An invisible square keeps every icon's place on the grid.
        Rectangle frame = new Rectangle(GRID, GRID);
        frame.setOpacity(0);
        shapes.getChildren().add(frame);
        PARSED.computeIfAbsent(key, IconShapes::parse)
                .forEach(element -> shapes.getChildren().add(shape(element)));
        shapes.getTransforms().add(new Scale(size / GRID, size / GRID));
        StackPane box = new StackPane(new Group(shapes));
        box.setMinSize(size, size);
        box.setPrefSize(size, size);
        box.setMaxSize(size, size);
        box.setMouseTransparent(true);
        return box;
    }

    private static List<Element> parse(String key) {
        try (InputStream file = OperatorIcons.open(key)) {
            NodeList all = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file)
                    .getElementsByTagName("*");
            List<Element> shapes = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                if (!element.getTagName().equals("svg")) {
                    shapes.add(element);
                }
            }
            return shapes;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (SAXException | ParserConfigurationException broken) {
            throw new IllegalStateException("icon " + key, broken);
        }
    }

    private static Shape shape(Element element) {
        Shape shape = switch (element.getTagName()) {
            case "path" -> path(element.getAttribute("d"));
            case "circle" -> new Circle(number(element, "cx"), number(element, "cy"), number(element, "r"));
            case "ellipse" ->
                new Ellipse(number(element, "cx"), number(element, "cy"), number(element, "rx"), number(element, "ry"));
            case "rect" -> rectangle(element);
            default -> throw new IllegalStateException("an icon with <" + element.getTagName() + ">");
        };
        boolean dot = element.getAttribute("stroke").equals("none");
        shape.getStyleClass().add(dot ? "glyph-dot" : "glyph");
        if (!dot && !element.getAttribute("fill-opacity").isEmpty()) {
            shape.getStyleClass().add("glyph-tint");
        }
        return shape;
    }

    private static SVGPath path(String content) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        return path;
    }

    private static Rectangle rectangle(Element element) {
        Rectangle rectangle = new Rectangle(
                number(element, "x"), number(element, "y"), number(element, "width"), number(element, "height"));
        rectangle.setArcWidth(2 * number(element, "rx"));
        rectangle.setArcHeight(2 * number(element, "rx"));
        return rectangle;
    }

    private static double number(Element element, String attribute) {
        String text = element.getAttribute(attribute);
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }
}
