package dev.millrace.designer.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.document.Selection;
import dev.millrace.designer.testing.Pictures;
import dev.millrace.designer.testing.Samples;
import dev.millrace.designer.testing.StudioTest;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.View.Box;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Notes and groups, made and changed with mouse and keyboard. */
class AnnotationsTest extends StudioTest {

    private Pipeline pipeline() {
        return studio().document().pipeline();
    }

    private void select(String... ids) {
        interact(() -> studio().document().select(Selection.ofNodes(Set.of(ids))));
    }

    private void undoEverything() {
        clickOn("#canvas");
        while (!lookup("#edit-undo").queryButton().isDisabled()) {
            keys(KeyCode.CONTROL, KeyCode.Z);
        }
    }

    private Box box(String id) {
        return pipeline().view().box(id).orElseThrow();
    }

    @Test
    void aNoteIsWrittenColouredResizedMovedAndDeleted() {
        open(Samples.earthquakes());
        Pipeline before = pipeline();
        clickOn("#canvas");

        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        String id = studio().document().selection().onlyNode().orElseThrow();
        keys(KeyCode.F2);
        write("Ask the seismologists");
        clickOn("#color-green");
        assertEquals("Ask the seismologists", note(id).text());
        assertEquals("green", box(id).color());

        Rectangle area = studio().canvas().scene().frame(id).orElseThrow().area();
        drag(onScreen(new Point(area.maxX() - 4, area.maxY() - 4)))
                .dropTo(onScreen(new Point(area.maxX() + 76, area.maxY() + 36)));
        assertEquals(area.width() + 80, box(id).width(), 8);
        assertEquals(area.height() + 40, box(id).height(), 8);
        assertEquals("green", box(id).color());

        keys(KeyCode.RIGHT);
        assertEquals(area.x() + 8, box(id).x(), 1);
        interact(() -> Pictures.write(test().scene, "note"));
        keys(KeyCode.DELETE);
        assertEquals(before.annotations().notes(), pipeline().annotations().notes());

        undoEverything();
        assertEquals(before, pipeline());
    }

    private Note note(String id) {
        return pipeline().annotations().notes().stream()
                .filter(note -> note.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGroupIsMadeNamedGrownMovedByItsTitleAndTakenAway() {
        open(Samples.earthquakes());
        Pipeline before = pipeline();
        clickOn("#canvas");
        select("strong", "windows");

        keys(KeyCode.CONTROL, KeyCode.G);
        keys(KeyCode.F2);
        write("Count");
        Group group = pipeline().annotations().groups().getFirst();
        assertEquals("Count", group.title());
        assertEquals(Set.of("strong", "windows"), Set.copyOf(group.nodes()));

        clickOn("#canvas");
        select(group.id(), "result");
        keys(KeyCode.CONTROL, KeyCode.G);
        assertTrue(pipeline().annotations().groups().getFirst().nodes().contains("result"));
        interact(() -> Pictures.write(test().scene, "group"));

        Rectangle frame =
                studio().canvas().scene().frame(group.id()).orElseThrow().area();
        double x = box("strong").x();
        drag(onScreen(new Point(frame.x() + 12, frame.y() + 12))).dropBy(0, 40);
        assertEquals(x, box("strong").x(), 8);
        assertTrue(box("strong").y() > before.view().box("strong").orElseThrow().y() + 40);
        assertTrue(box("result").y() > before.view().box("result").orElseThrow().y() + 40);

        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        assertEquals(List.of(), pipeline().annotations().groups());
        assertEquals(
                Set.of("strong", "windows", "result"),
                studio().document().selection().nodes());

        undoEverything();
        assertEquals(before, pipeline());
    }

    @Test
    void aCopiedGroupTakesItsNodesAlong() {
        open(Samples.earthquakes());
        clickOn("#canvas");
        select("strong", "windows");
        keys(KeyCode.CONTROL, KeyCode.G);

        keys(KeyCode.CONTROL, KeyCode.C);
        keys(KeyCode.CONTROL, KeyCode.V);

        List<Group> groups = pipeline().annotations().groups();
        assertEquals(2, groups.size());
        assertEquals(7, pipeline().nodes().size());
        assertFalse(groups.get(1).nodes().contains("strong"));
    }
}
