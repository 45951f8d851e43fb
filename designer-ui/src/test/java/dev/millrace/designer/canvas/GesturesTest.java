package dev.millrace.designer.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.canvas.model.Feedback;
import dev.millrace.designer.canvas.model.Viewport;
import dev.millrace.designer.document.Selection;
import dev.millrace.designer.testing.StudioTest;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.json.PipelineReader;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mouse and keys do on the canvas. */
class GesturesTest extends StudioTest {

    private static final Edge EDGE = Edge.of("rows", "out", "table", "in");

    private Pipeline before = Pipeline.EMPTY;

    @BeforeEach
    void openThreeNodes() {
        open(new PipelineReader().read("""
                        {"millrace": 1, "name": "Three", "nodes": [
                          {"id": "rows", "kind": "rows-source", "settings": {
                            "columns": [{"name": "a", "type": "int"}], "rows": [[1], [2]]}},
                          {"id": "table", "kind": "table-sink"},
                          {"id": "loose", "kind": "filter", "settings": {"condition": "a > 1"}}],
                         "edges": [{"from": "rows.out", "to": "table.in"}],
                         "view": {"boxes": {"rows": {"x": 0, "y": 0}, "table": {"x": 592, "y": 0},
                                            "loose": {"x": 296, "y": 200}}}}
                        """).pipeline().orElseThrow());
        before = pipeline();
    }

    private Pipeline pipeline() {
        return studio().document().pipeline();
    }

    private Node node(String id) {
        return pipeline().node(id).orElseThrow();
    }

    private Set<String> selected() {
        return studio().document().selection().nodes();
    }

    private Point2D at(String node) {
        return onScreen(middle(node));
    }

    private Point place(String node) {
        return new Point(
                pipeline().view().box(node).orElseThrow().x(),
                pipeline().view().box(node).orElseThrow().y());
    }

    @Test
    void aClickSelectsAndShiftClickSelectsMore() {
        clickOn(at("rows"));
        assertEquals(Set.of("rows"), selected());

        clickHolding(KeyCode.SHIFT, at("table"));
        assertEquals(Set.of("rows", "table"), selected());

        clickHolding(KeyCode.SHIFT, at("rows"));
        assertEquals(Set.of("table"), selected());

        clickOn(onScreen(new Point(296, 60)));
        assertEquals(Set.of(), selected());
    }

    @Test
    void aBandSelectsWhatItTouches() {
        drag(onScreen(new Point(-40, -40))).dropTo(onScreen(new Point(400, 60)));

        assertEquals(Set.of("rows"), selected());
        assertEquals(Set.of(EDGE), studio().document().selection().edges());
    }

    @Test
    void whatIsSelectedMovesTogetherInOneStep() {
        clickOn(at("rows"));
        clickHolding(KeyCode.SHIFT, at("table"));

        Point start = middle("rows");
        drag(at("rows")).dropTo(onScreen(new Point(start.x(), start.y() - 80)));

        double moved = place("rows").y();
        assertTrue(moved <= -64, "moved to " + moved);
        assertEquals(moved, place("table").y());
        assertEquals(200, place("loose").y());

        keys(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, pipeline());
    }

    @Test
    void deleteTakesNodesWithTheirEdgesAndUndoBringsThemBack() {
        clickOn(at("table")).push(KeyCode.DELETE);

        assertEquals(Set.of("rows", "loose"), pipeline().nodes().keySet());
        assertEquals(List.of(), pipeline().edges());

        keys(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, pipeline());
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertEquals(2, pipeline().nodes().size());
    }

    @Test
    void copiesArePastedWithTheEdgesBetweenThem() {
        clickOn("#canvas").push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.C);
        keys(KeyCode.CONTROL, KeyCode.V);

        assertEquals(6, pipeline().nodes().size());
        assertEquals(2, pipeline().edges().size());
        assertEquals(3, selected().size());
        assertEquals(node("loose").settings(), node("loose-2").settings());
    }

    @Test
    void cutAndDuplicateWorkOnWhatIsSelected() {
        clickOn(at("loose"));
        keys(KeyCode.CONTROL, KeyCode.D);
        assertEquals(4, pipeline().nodes().size());

        keys(KeyCode.CONTROL, KeyCode.X);
        assertEquals(before.nodes(), pipeline().nodes());

        keys(KeyCode.CONTROL, KeyCode.V);
        assertEquals(4, pipeline().nodes().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"move", "band", "connect", "take", "pan", "place"})
    void escapeRestoresEverything(String gesture) {
        Selection selection = studio().document().selection();
        Viewport viewport = studio().canvas().viewport();
        Point2D somewhere = onScreen(new Point(420, 150));
        switch (gesture) {
            case "move" -> moveTo(at("loose"));
            case "band" -> moveTo(onScreen(new Point(250, 130)));
            case "connect" -> moveTo(onScreen(port("loose", "out", true)));
            case "take" -> moveTo(onScreen(port("table", "in", false)));
            case "pan" -> moveTo(onScreen(new Point(250, 130)));
            default -> moveTo(paletteEntry("Filter"));
        }
        press(gesture.equals("pan") ? MouseButton.MIDDLE : MouseButton.PRIMARY)
                .moveTo(somewhere)
                .moveBy(3, 3);
        boolean shown = !studio().canvas().feedbackProperty().get().equals(Feedback.NONE)
                || !studio().canvas().viewport().equals(viewport);
        assertTrue(shown, "nothing under way");

        push(KeyCode.ESCAPE);
        release(MouseButton.PRIMARY, MouseButton.MIDDLE);

        assertEquals(Feedback.NONE, studio().canvas().feedbackProperty().get());
        assertEquals(viewport, studio().canvas().viewport());
        assertEquals(before, pipeline());
        assertFalse(studio().document().dirtyProperty().get());
        if (gesture.equals("band")) {
            assertEquals(selection, studio().document().selection());
        }
    }

    @Test
    void portsThatDoNotFitAreRefusedWithTheReason() {
        connect("rows", "out", "table", "in");
        assertEquals("These are connected already", lastNotice());

        drag(onScreen(port("rows", "out", true))).dropTo(at("rows"));
        assertEquals("A node cannot feed itself", lastNotice());

        drag(onScreen(port("loose", "out", true))).dropTo(at("rows"));
        assertEquals("This node takes no rows", lastNotice());

        drag(onScreen(port("loose", "in", false))).dropTo(at("table"));
        assertEquals("This node gives no rows", lastNotice());

        assertEquals(before, pipeline());
    }

    @Test
    void aCircleIsRefused() {
        connect("loose", "out", "table", "in");
        String second = dragFromPalette("Filter", new Point(620, 340));
        connect("loose", "out", second, "in");
        int edges = pipeline().edges().size();

        connect(second, "out", "loose", "in");

        assertEquals("This would close a circle", lastNotice());
        assertEquals(edges, pipeline().edges().size());
    }

    private String lastNotice() {
        return test().dialogs.notices.getLast().message();
    }

    @Test
    void anEndOfAnEdgeIsTakenToAnotherPortAndOffIntoNothing() {
        drag(onScreen(port("table", "in", false))).dropTo(onScreen(port("loose", "in", false)));
        assertEquals(List.of(Edge.of("rows", "out", "loose", "in")), pipeline().edges());

        drag(onScreen(port("loose", "in", false))).dropTo(onScreen(new Point(560, 250)));
        assertEquals(List.of(), pipeline().edges());
    }

    @Test
    void anEdgeDrawnToNowhereOffersWhatCouldStandThere() {
        drag(onScreen(port("loose", "out", true))).dropTo(onScreen(new Point(640, 240)));
        write("conso").push(KeyCode.ENTER);

        String added = studio().document().selection().onlyNode().orElseThrow();
        assertEquals("console-sink", node(added).kind());
        assertTrue(pipeline().edges().contains(Edge.of("loose", "out", added, "in")));
    }

    @Test
    void aKindDroppedOnAnEdgeGoesIntoIt() {
        drag(paletteEntry("Filter"))
                .moveTo(onScreen(new Point(404, 40)))
                .moveBy(1, 1)
                .drop();
        String added = studio().document().selection().onlyNode().orElseThrow();

        assertEquals(
                Set.of(Edge.of("rows", "out", added, "in"), Edge.of(added, "out", "table", "in")),
                Set.copyOf(pipeline().edges()));

        keys(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, pipeline());
    }

    @Test
    void aLooseNodeDroppedOnAnEdgeGoesIntoIt() {
        drag(at("loose")).dropTo(onScreen(new Point(404, 40)));

        assertEquals(
                Set.of(Edge.of("rows", "out", "loose", "in"), Edge.of("loose", "out", "table", "in")),
                Set.copyOf(pipeline().edges()));
    }

    @Test
    void theWheelPansAndWithControlZoomsAroundThePointer() {
        Point fixed = middle("loose");
        Point2D pointer = at("loose");
        moveTo(pointer);
        double zoom = studio().canvas().viewport().zoom();

        zoomWithWheel(pointer, 3);

        assertNotEquals(zoom, studio().canvas().viewport().zoom());
        assertTrue(onScreen(fixed).distance(pointer) < 2, "the point under the pointer stays");

        scroll(2, VerticalDirection.DOWN);
        assertTrue(onScreen(fixed).distance(pointer) > 20, "the wheel pans");

        keys(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertTrue(studio().canvas()
                .viewport()
                .visible(studio().canvas().width(), studio().canvas().height())
                .contains(studio().canvas().scene().bounds().orElseThrow()));
        keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertEquals(1, studio().canvas().viewport().zoom());
    }

    @Test
    void arrowKeysMoveWhatIsSelectedByTheGrid() {
        clickOn(at("loose")).push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.SHIFT, KeyCode.DOWN);

        assertEquals(new Point(296 + 16, 200 + 40), place("loose"));
    }

    @Test
    void aDoubleClickOnTheBareCanvasAddsByName() {
        doubleClickOn(onScreen(new Point(100, 230)));
        write("union").push(KeyCode.ENTER);

        assertEquals(4, pipeline().nodes().size());
        assertTrue(pipeline().nodes().values().stream()
                .anyMatch(node -> node.kind().equals("union")));
    }

    @Test
    void theContextMenuDeletesTheEdgeUnderThePointer() {
        rightClickOn(onScreen(new Point(404, 40)));
        clickOn("Delete");

        assertEquals(List.of(), pipeline().edges());
        assertEquals(3, pipeline().nodes().size());
    }
}
