package dev.millrace.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.View;
import dev.millrace.model.document.View.Box;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeometryTest {

    private static final Catalog NO_KINDS = Catalog.of(List.of());

    @Test
    void edgeRunsFromTheRightSideOfOneCardToTheLeftSideOfTheOther() {
        Edge edge = Edge.of("a", "out", "b", "in");
        Pipeline pipeline = pipeline(Map.of("a", Box.at(0, 0), "b", Box.at(400, 100)), edge);

        Curve curve = PipelineGeometry.curve(
                        edge, PipelineGeometry.of(pipeline, NO_KINDS).frames())
                .orElseThrow();

        assertEquals(new Point(NodeFrame.WIDTH, NodeFrame.HEIGHT / 2), curve.start());
        assertEquals(new Point(400, 100 + NodeFrame.HEIGHT / 2), curve.end());
    }

    @Test
    void nodesThatTheViewDoesNotPlaceGoIntoColumnsBelowTheOthers() {
        Pipeline pipeline = pipeline(Map.of("a", Box.at(10, 20)), Edge.of("a", "out", "b", "in"));

        Map<String, Box> boxes = Placement.of(pipeline);

        assertEquals(Box.at(10, 20), boxes.get("a"));
        assertEquals(Box.at(Placement.COLUMN_STEP, 20 + NodeFrame.HEIGHT + 40), boxes.get("b"));
    }

    @Test
    void aCycleIsPlacedToo() {
        Pipeline pipeline = pipeline(Map.of(), Edge.of("a", "out", "b", "in"), Edge.of("b", "out", "a", "in"));

        assertEquals(2, Placement.of(pipeline).size());
    }

    @Test
    void anEdgeToNowhereHasNoCurve() {
        Edge dangling = Edge.of("a", "out", "gone", "in");

        PipelineGeometry geometry = PipelineGeometry.of(pipeline(Map.of(), dangling), NO_KINDS);

        assertTrue(geometry.curves().isEmpty());
        assertEquals(2, geometry.frames().size());
    }

    @Test
    void aCurveIsNearItsOwnPointsAndFarFromOthers() {
        Curve curve = Curve.between(new Point(0, 0), new Point(200, 100));

        assertTrue(curve.distance(curve.at(0.3)) < 1);
        assertTrue(curve.distance(new Point(100, 0)) > 20);
        assertTrue(curve.crosses(new Rectangle(90, 40, 20, 20)));
        assertFalse(curve.crosses(new Rectangle(0, 60, 40, 40)));
    }

    @Test
    void aCurveThatGoesBackStaysInsideItsBounds() {
        Curve curve = Curve.between(new Point(300, 0), new Point(0, 10));

        for (int i = 0; i <= 20; i++) {
            assertTrue(curve.bounds().contains(curve.at(i / 20.0)));
        }
        assertTrue(curve.bounds().maxX() > 300);
    }

    private static Pipeline pipeline(Map<String, Box> boxes, Edge... edges) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (String id : List.of("a", "b")) {
            nodes.put(id, new Node(id, "unknown", "", Map.of()));
        }
        return Pipeline.EMPTY.withNodes(nodes).withEdges(List.of(edges)).withView(new View(boxes));
    }
}
