package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.ChangeSpecs.Order;
import dev.millrace.model.spec.WindowSpecs.Counted;
import dev.millrace.model.spec.WindowSpecs.Ranking;
import dev.millrace.model.spec.WindowSpecs.Refinement;
import dev.millrace.model.spec.WindowSpecs.Tumbling;
import dev.millrace.model.spec.WindowSpecs.WindowRowsSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WindowRowsTest {

    private static final Value HOUR = Example.record("size", "1h");

    @Test
    void theWindowStandsBehindTheFields() {
        NodeUnderTest node = rows(
                "keys",
                Example.list("name"),
                "window",
                HOUR,
                "order",
                Example.list(Example.record("field", "price"), Example.record("field", "id", "direction", "ascending")),
                "count",
                3,
                "rowNumber",
                "place",
                "paneTiming",
                true);

        WindowRowsSpec spec = node.spec(WindowRowsSpec.class);

        assertEquals(new Tumbling(3_600_000, 0), spec.window());
        assertEquals(List.of(1), spec.keys());
        assertEquals(
                new Ranking(List.of(new Order(2, true), new Order(0, false)), OptionalInt.of(3), true), spec.ranking());
        assertEquals(Refinement.NONE, spec.refinement());
        assertEquals(
                "id bigint!, name string, price decimal(10, 2), at timestamp, window_start timestamp!, window_end"
                        + " timestamp!, place bigint!, pane_timing string!",
                node.output("out"));
        assertEquals("id bigint!, name string, price decimal(10, 2), at timestamp", node.output("late"));
    }

    @Test
    void allRowsByEventTimeUnlessToldOtherwise() {
        WindowRowsSpec spec = rows("window", HOUR).spec(WindowRowsSpec.class);

        assertEquals(new Ranking(List.of(), OptionalInt.empty(), false), spec.ranking());
    }

    @Test
    void windowsWithoutTimeHaveNoBounds() {
        NodeUnderTest node = rows("window", Example.record("type", "count", "rows", 5));

        assertEquals(new Counted(5, 5), node.spec(WindowRowsSpec.class).window());
        assertEquals("id bigint!, name string, price decimal(10, 2), at timestamp", node.output("out"));
    }

    @Test
    void resultsThatAreTakenBackMakeAChangelog() {
        NodeUnderTest node = rows("window", HOUR, "accumulation", "retracting", "allowedLateness", "1m");

        assertEquals(Changes.RETRACT, node.schema("out").changes());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(
                List.of("UNKNOWN_FIELD_NAME order[0].field: There is no field \"prize\"."),
                rows("window", HOUR, "order", Example.list(Example.record("field", "prize")))
                        .errors());
        assertEquals(
                List.of("DUPLICATE_FIELD_NAME rowNumber: There are two fields \"id\"."),
                rows("window", HOUR, "rowNumber", "id").errors());
        assertEquals(
                List.of("DUPLICATE_FIELD_NAME rowNumber: There are two fields \"window_end\"."),
                rows("window", HOUR, "rowNumber", "window_end").errors());
        assertEquals(
                List.of("BAD_SETTING window.slide: The slide of 2h is longer than the size of 1h, so rows between two"
                        + " windows would be lost."),
                rows("window", Example.record("type", "sliding", "size", "1h", "slide", "2h"))
                        .errors());
    }

    private static NodeUnderTest rows(Object... settings) {
        return NodeUnderTest.behindOrders("window-rows", settings);
    }
}
