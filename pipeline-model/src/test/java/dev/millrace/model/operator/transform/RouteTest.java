package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.TransformSpecs.RouteSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTest {

    @Test
    void everyRouteIsAnOutputAndOtherTakesTheRest() {
        NodeUnderTest node = NodeUnderTest.behindOrders(
                "route",
                "routes",
                Example.list(
                        Example.record("name", "cheap", "condition", "price < 10"),
                        Example.record("name", "dear", "condition", "price > 100")));

        RouteSpec spec = node.spec(RouteSpec.class);

        assertEquals(2, spec.conditions().size());
        assertTrue(spec.firstOnly());
        for (String port : List.of("cheap", "dear", "other")) {
            assertTrue(node.hasOutput(port), port);
        }
        assertFalse(node.hasOutput("out"));
    }

    @Test
    void aRowMayGoToAll() {
        NodeUnderTest node = NodeUnderTest.behindOrders(
                "route",
                "routes",
                Example.list(Example.record("name", "cheap", "condition", "price < 10")),
                "mode",
                "all");

        assertFalse(node.spec(RouteSpec.class).firstOnly());
    }

    @Test
    void namesOfOutputsAreWellFormedAndUnique() {
        assertEquals(
                List.of(
                        "BAD_SETTING routes[1].name: There are two outputs \"a\".",
                        "BAD_SETTING routes[2].name: There are two outputs \"other\".",
                        "BAD_SETTING routes[3].name: \"a b\" cannot name an output."),
                NodeUnderTest.behindOrders(
                                "route",
                                "routes",
                                Example.list(
                                        Example.record("name", "a", "condition", "price < 10"),
                                        Example.record("name", "a", "condition", "price < 10"),
                                        Example.record("name", "other", "condition", "price < 10"),
                                        Example.record("name", "a b", "condition", "price < 10")))
                        .errors());
    }
}
