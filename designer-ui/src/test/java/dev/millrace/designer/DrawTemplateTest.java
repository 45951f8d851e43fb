package dev.millrace.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.testing.StudioTest;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.geometry.Point;
import dev.millrace.templates.TemplateLibrary;
import dev.millrace.templates.TemplateLibrary.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The template earthquakes-by-network, drawn from an empty canvas as a user draws it: with mouse and keyboard only. */
class DrawTemplateTest extends StudioTest {

    private static final Path GOLDEN = Path.of("..", "templates", "earthquakes-by-network", "expected");

    private final Template template =
            TemplateLibrary.find("earthquakes-by-network").orElseThrow();

    @Test
    void theTemplateDrawnByHandRunsAndIsUndoneAndRedone() throws IOException {
        Path data = template.copyTo(folder.resolve("template")).resolveSibling("earthquakes.csv");
        Files.copy(data, folder.resolve("earthquakes.csv"));
        Pipeline empty = studio().document().pipeline();

        draw();
        Pipeline drawn = studio().document().pipeline();
        test().settle();

        assertEquals(List.of(), studio().document().validatedProperty().get().problems());
        assertEquals(meaning(template.pipeline()), meaning(drawn));

        save();
        runToTheEnd();

        assertEquals(golden("results"), shown("Quakes by network", drawn));
        assertEquals(golden("late"), shown("Late reports", drawn));

        clickOn("#canvas");
        int steps = 0;
        while (!lookup("#edit-undo").queryButton().isDisabled()) {
            keys(KeyCode.CONTROL, KeyCode.Z);
            steps++;
        }

        assertTrue(steps > 20, "only " + steps + " steps");
        assertEquals(empty, studio().document().pipeline());

        for (int i = 0; i < steps; i++) {
            keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        }

        assertEquals(drawn, studio().document().pipeline());
        assertTrue(lookup("#edit-redo").queryButton().isDisabled());
    }

    private void draw() {
        clickOn("#document-title").push(KeyCode.CONTROL, KeyCode.A).write("Earthquakes by network");
        for (int i = 0; i < 3; i++) {
            clickOn("#view-zoomOut");
        }
        String quakes = dragFromPalette("CSV source", new Point(-80, 60));
        type("node-name", "USGS feed");
        type("setting-path", "earthquakes.csv");
        columns();
        clickOn(shown("setting-eventTime"));
        type("setting-eventTime.field", "time");
        type("setting-eventTime.maxDisorder", "2d");
        String byNetwork = dragFromPalette("Window aggregate", new Point(280, 60));
        connect(quakes, "out", byNetwork, "in");
        clickOn(onScreen(middle(byNetwork)));
        type("node-name", "Six hours by network");
        windows();
        String results = dragFromPalette("Table", new Point(620, 0));
        type("node-name", "Quakes by network");
        String late = dragFromPalette("Table", new Point(620, 140));
        type("node-name", "Late reports");
        connect(byNetwork, "out", results, "in");
        connect(byNetwork, "late", late, "in");
    }

    private void columns() {
        column(0, "published", "timestamp", false);
        column(1, "time", "timestamp", false);
        column(2, "id", "string", false);
        column(3, "network", "string", false);
        column(4, "magnitude", "double", true);
        column(5, "depth_km", "double", true);
        column(6, "place", "string", true);
    }

    /** A new row has the keyboard in its first field; Tab goes to the next. */
    private void column(int index, String name, String dataType, boolean nullable) {
        String row = "columns[" + index + "]";
        clickOn(shown("add-columns")).write(name).push(KeyCode.TAB);
        write(dataType);
        if (!nullable) {
            clickOn(shown("more-" + row));
            clickOn(shown("setting-" + row + ".nullable"));
            clickOn(shown("more-" + row));
        }
    }

    private void windows() {
        clickOn(shown("add-keys")).write("network");
        choose("setting-window.type", "Tumbling");
        type("setting-window.size", "6h");
        clickOn(shown("add-aggregates")).write("quakes");
        choose("setting-aggregates[0].function", "Count");
        clickOn(shown("add-aggregates")).write("largest");
        choose("setting-aggregates[1].function", "Largest");
        clickOn(shown("setting-aggregates[1].argument")).write("magnitude");
    }

    private void save() {
        test().dialogs.files.add(folder.resolve("quakes.json"));
        keys(KeyCode.CONTROL, KeyCode.S);
        await(() -> !studio().document().dirtyProperty().get());
    }

    /** Lines of the results pane's table, as its button copies them. */
    private List<String> shown(String table, Pipeline pipeline) {
        String id = pipeline.nodes().values().stream()
                .filter(node -> node.name().equals(table))
                .findFirst()
                .orElseThrow()
                .id();
        clickOn("#results-of-" + id).clickOn("#copy-results");
        List<String> lines = new ArrayList<>();
        interact(() -> test().clipboard.text().orElseThrow().lines().forEach(lines::add));
        return sorted(lines);
    }

    private static List<String> golden(String table) throws IOException {
        return sorted(Files.readAllLines(GOLDEN.resolve(table + ".csv")));
    }

    private static List<String> sorted(List<String> lines) {
        return Stream.concat(lines.stream().limit(1), lines.stream().skip(1).sorted())
                .toList();
    }

    /** What a pipeline does, whatever its nodes' ids and places: settings by name and kind, edges by names. */
    private record Meaning(Map<String, Map<String, Value>> nodes, Set<String> edges) {}

    private static Meaning meaning(Pipeline pipeline) {
        Function<Edge, String> named =
                edge -> name(pipeline, edge.from().node()) + "." + edge.from().port() + " -> "
                        + name(pipeline, edge.to().node()) + "." + edge.to().port();
        Map<String, Map<String, Value>> nodes = new TreeMap<>();
        for (Node node : pipeline.nodes().values()) {
            nodes.put(node.name() + ", " + node.kind(), new TreeMap<>(node.settings()));
        }
        return new Meaning(nodes, pipeline.edges().stream().map(named).collect(Collectors.toSet()));
    }

    private static String name(Pipeline pipeline, String id) {
        return pipeline.node(id).orElseThrow().name();
    }
}
