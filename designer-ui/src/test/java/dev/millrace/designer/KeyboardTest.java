package dev.millrace.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.document.Selection;
import dev.millrace.designer.testing.Pictures;
import dev.millrace.designer.testing.Samples;
import dev.millrace.designer.testing.StudioTest;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import dev.millrace.model.problem.Problem;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/** The studio without a mouse, its command palette, and a document of a thousand nodes. */
class KeyboardTest extends StudioTest {

    private Pipeline pipeline() {
        return studio().document().pipeline();
    }

    private String selected() {
        return studio().document().selection().onlyNode().orElseThrow();
    }

    @Test
    void aPipelineIsBuiltFromTheKeyboardAlone() {
        keys(KeyCode.F7);
        write("rows").push(KeyCode.ENTER);
        String rows = selected();
        keys(KeyCode.CONTROL, KeyCode.K);
        write("add console").push(KeyCode.ENTER);
        String console = selected();
        assertEquals("console-sink", pipeline().node(console).orElseThrow().kind());
        assertTrue(pipeline().edges().contains(Edge.of(rows, "out", console, "in")));

        keys(KeyCode.F8);
        push(KeyCode.HOME);
        assertEquals(rows, selected());
        push(KeyCode.DOWN);
        assertEquals(console, selected());
        push(KeyCode.ENTER).write("Printed");
        test().settle();
        assertEquals("Printed", pipeline().node(console).orElseThrow().name());

        keys(KeyCode.F8);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        push(KeyCode.ENTER);
        assertEquals(0, pipeline().edges().size());
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        push(KeyCode.ENTER);
        assertEquals(1, pipeline().edges().size());

        keys(KeyCode.F8);
        push(KeyCode.HOME).push(KeyCode.DELETE);
        assertEquals(1, pipeline().nodes().size());
    }

    @Test
    void theCommandPaletteFindsActionsAndNodes() {
        open(Samples.earthquakes());
        Theme before = studio().themeProperty().get();

        keys(KeyCode.CONTROL, KeyCode.K);
        interact(() -> Pictures.write(test().scene, "commands"));
        write("light and dark").push(KeyCode.ENTER);
        assertEquals(before.other(), studio().themeProperty().get());

        keys(KeyCode.CONTROL, KeyCode.K);
        write("late rows");
        ListView<?> found = lookup("#picker-list").queryListView();
        assertTrue(found.getItems().size() >= 1);
        push(KeyCode.ENTER);
        assertEquals("late", selected());

        keys(KeyCode.CONTROL, KeyCode.K);
        push(KeyCode.ESCAPE);
        assertTrue(lookup("#picker-list").tryQuery().isEmpty());
    }

    @Test
    void aSelectionStaysWhileItsProblemsChange() {
        open(Samples.earthquakes());
        interact(() -> studio().document().select(Selection.ofNode("strong")));
        clickOn(shown("setting-condition")).push(KeyCode.CONTROL, KeyCode.A).write("magnitud >= 2");
        test().settle();

        assertEquals("strong", selected());
        assertEquals(List.of("There is no field 'magnitud'; did you mean 'magnitude'?"), problemsOf("strong"));
        assertTrue(from(lookup("#inspector"))
                .lookup((Label label) ->
                        label.isVisible() && label.getText().startsWith("There is no field 'magnitud'"))
                .tryQuery()
                .isPresent());
        for (Theme theme : Theme.values()) {
            interact(() -> studio().themeProperty().set(theme));
            test().settle();
            interact(() -> Pictures.write(test().scene, "mistyped-" + theme));
        }

        clickOn(shown("setting-condition")).push(KeyCode.CONTROL, KeyCode.A).write("magnitude >= 2");
        test().settle();
        assertEquals(List.of(), problemsOf("strong"));
    }

    /** What is marked at a node on the canvas. */
    private List<String> problemsOf(String node) {
        return studio().canvas().problemsProperty().get().getOrDefault(node, List.of()).stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void aThousandNodesArePannedAndOnlyWhatIsSeenIsLookedAt() {
        open(Samples.large(1_000));
        keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        for (int i = 0; i < 10; i++) {
            drag(onScreen(studio().canvas().centre().plus(0, 64)), MouseButton.MIDDLE)
                    .dropBy(-60, -30);
        }

        Rectangle visible = studio().canvas()
                .viewport()
                .visible(studio().canvas().width(), studio().canvas().height());
        int seen = studio().canvas().scene().nodesIn(visible).size();
        assertTrue(seen > 0 && seen < 40, seen + " nodes are drawn");
        Point middle = studio().canvas().centre();
        clickOn("#minimap");
        assertTrue(middle.distance(studio().canvas().centre()) > 1);
    }
}
