package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.TransformSpecs.Sliding;
import dev.millrace.model.spec.TransformSpecs.Tumbling;
import dev.millrace.model.spec.TransformSpecs.WindowAggregateSpec;
import dev.millrace.model.validation.NodeUnderTest;
import dev.millrace.model.validation.Pipelines;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowAggregateTest {

    private static final Value COUNT = Example.list(Example.record("name", "n", "function", "count"));

    @Test
    void theWindowStandsBetweenKeysAndAggregates() {
        NodeUnderTest node = window(Example.record("size", "6h"), "keys", Example.list("name"));

        WindowAggregateSpec spec = node.spec(WindowAggregateSpec.class);

        assertEquals(new Tumbling(21_600_000, 0), spec.window());
        assertEquals(List.of(1), spec.keys());
        assertEquals("name string, window_start timestamp!, window_end timestamp!, n bigint!", node.output("out"));
        assertTrue(node.schema("out").eventTime());
        assertEquals("id bigint!, name string, price decimal(10, 2), at timestamp", node.output("late"));
    }

    @Test
    void slidingWindowsHaveASlide() {
        NodeUnderTest good = window(Example.record("type", "sliding", "size", "10s", "slide", "1s", "offset", "500ms"));
        NodeUnderTest missing = window(Example.record("type", "sliding", "size", "10s"));
        NodeUnderTest unused = window(Example.record("size", "10s", "slide", "1s"));

        assertEquals(
                new Sliding(10_000, 1_000, 500),
                good.spec(WindowAggregateSpec.class).window());
        assertEquals(List.of("MISSING_SETTING window.slide: The setting \"slide\" is missing."), missing.errors());
        assertEquals(
                List.of("BAD_SETTING window.slide: The setting has no effect: it counts only if type is sliding."),
                unused.warnings());
    }

    @Test
    void noRowMayFallBetweenTwoWindows() {
        assertEquals(
                List.of("BAD_SETTING window.slide: The slide of 20s is longer than the size of 10s, so rows between two"
                        + " windows would be lost."),
                window(Example.record("type", "sliding", "size", "10s", "slide", "20s"))
                        .errors());
    }

    @Test
    void aRowLiesInACountableNumberOfWindows() {
        Value most = Example.record("type", "sliding", "size", "100s", "slide", "1ms");
        Value tooMany = Example.record("type", "sliding", "size", "100001ms", "slide", "1ms");

        assertEquals(List.of(), window(most).errors());
        assertEquals(
                List.of("BAD_SETTING window.slide: With a slide of 1ms and a size of 1m40s1ms every row would lie in"
                        + " 100001 windows; at most 100000 are possible."),
                window(tooMany).errors());
    }

    @Test
    void anOffsetIsShorterThanWhatItMoves() {
        assertEquals(
                List.of("BAD_SETTING window.offset: The offset of 90s is not shorter than the size of 1m.")
                        .get(0)
                        .replace("90s", "1m30s"),
                window(Example.record("size", "1m", "offset", "90s")).errors().get(0));
    }

    @Test
    void windowsNeedEventTimeAndTheMessageNamesTheSource() {
        Value columns = Example.list(Example.record("name", "id", "type", "int"));
        NodeUnderTest node = NodeUnderTest.of(new Pipelines()
                .node("plain", "rows-source", "columns", columns, "rows", Example.list())
                .node("keep", "filter", "condition", "id > 1")
                .node("tested", "window-aggregate", "window", Example.record("size", "6h"), "aggregates", COUNT)
                .edge("plain.out", "keep.in")
                .edge("keep.out", "tested.in")
                .build());

        assertEquals(
                List.of("NO_EVENT_TIME node: Windows go by event time, but the rows that come in have none."),
                node.errors());
        assertTrue(node.hasOutput("out"), "what follows should not fail for the same reason");
    }

    @Test
    void windowStartIsTaken() {
        assertEquals(
                List.of("DUPLICATE_FIELD_NAME aggregates[0].name: There are two fields \"window_start\"."),
                NodeUnderTest.behindOrders(
                                "window-aggregate",
                                "window",
                                Example.record("size", "6h"),
                                "aggregates",
                                Example.list(Example.record("name", "window_start", "function", "count")))
                        .errors());
    }

    private static NodeUnderTest window(Value window, Object... more) {
        Object[] settings = new Object[4 + more.length];
        settings[0] = "window";
        settings[1] = window;
        settings[2] = "aggregates";
        settings[3] = COUNT;
        System.arraycopy(more, 0, settings, 4, more.length);
        return NodeUnderTest.behindOrders("window-aggregate", settings);
    }
}
