package dev.millrace.icons;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Every icon keeps to the rules in {@code icons/README.md}, so that a palette of them looks like one hand. */
class IconStyleTest {
    private static final Set<String> SHAPES = Set.of("svg", "path", "circle", "ellipse", "line", "rect");

    static Stream<Path> icons() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return files
                    .filter(file -> file.toString().endsWith(".svg"))
                    .filter(file -> !file.endsWith("millrace.svg"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("icons")
    void anIconHasOneGridOneStrokeAndNoColourOfItsOwn(Path file) throws Exception {
        Element icon = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();

        assertAll(
                () -> assertEquals("0 0 24 24", icon.getAttribute("viewBox")),
                () -> assertEquals("none", icon.getAttribute("fill")),
                () -> assertEquals("currentColor", icon.getAttribute("stroke")),
                () -> assertEquals("1.75", icon.getAttribute("stroke-width")),
                () -> assertEquals("round", icon.getAttribute("stroke-linecap")),
                () -> assertEquals("round", icon.getAttribute("stroke-linejoin")));
        var elements = icon.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            assertTrue(SHAPES.contains(element.getTagName()), element.getTagName());
            for (String paint : Set.of("fill", "stroke")) {
                String value = element.getAttribute(paint);
                assertTrue(Set.of("", "none", "currentColor").contains(value), value);
            }
        }
    }
}
