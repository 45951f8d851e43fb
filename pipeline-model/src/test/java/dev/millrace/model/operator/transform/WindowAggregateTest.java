package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.WindowSpecs.Accumulation;
import dev.millrace.model.spec.WindowSpecs.ClockDelay;
import dev.millrace.model.spec.WindowSpecs.Combination;
import dev.millrace.model.spec.WindowSpecs.Counted;
import dev.millrace.model.spec.WindowSpecs.Cumulating;
import dev.millrace.model.spec.WindowSpecs.Global;
import dev.millrace.model.spec.WindowSpecs.OnClock;
import dev.millrace.model.spec.WindowSpecs.Refinement;
import dev.millrace.model.spec.WindowSpecs.RowCount;
import dev.millrace.model.spec.WindowSpecs.Session;
import dev.millrace.model.spec.WindowSpecs.Sliding;
import dev.millrace.model.spec.WindowSpecs.Trigger;
import dev.millrace.model.spec.WindowSpecs.Tumbling;
import dev.millrace.model.spec.WindowSpecs.WatermarkDelay;
import dev.millrace.model.spec.WindowSpecs.WindowAggregateSpec;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;
import dev.millrace.model.spec.WindowSpecs.Zoned;
import dev.millrace.model.validation.NodeUnderTest;
import dev.millrace.model.validation.Pipelines;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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
    void everyTypeOfWindowHasItsSettings() {
        assertEquals(new Session(5_000), bound(Example.record("type", "session", "gap", "5s")));
        assertEquals(new Global(), bound(Example.record("type", "global")));
        assertEquals(new Counted(10, 10), bound(Example.record("type", "count", "rows", 10)));
        assertEquals(new Counted(10, 3), bound(Example.record("type", "count", "rows", 10, "every", 3)));
        assertEquals(
                new Cumulating(60_000, 20_000, 0),
                bound(Example.record("type", "cumulating", "size", "1m", "step", "20s")));
        assertEquals(
                new OnClock(new Zoned(new Tumbling(86_400_000, 0), ZoneId.of("Europe/Berlin"))),
                bound(Example.record("size", "1d", "timeZone", "Europe/Berlin", "time", "processing")));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(
                List.of("BAD_SETTING window.step: The size of 1m is not a multiple of the step of 25s, up to 100000"
                        + " times."),
                window(Example.record("type", "cumulating", "size", "1m", "step", "25s"))
                        .errors());
        assertEquals(
                List.of("BAD_SETTING window.timeZone: There is no time zone \"Europe/Berln\"."),
                window(Example.record("size", "1d", "timeZone", "Europe/Berln")).errors());
        assertEquals(
                List.of("BAD_SETTING window.timeZone: A time zone says where days begin, but these windows are no whole"
                        + " days."),
                window(Example.record("size", "6h", "timeZone", "Europe/Berlin"))
                        .errors());
        assertEquals(
                List.of("BAD_SETTING window.every: A result after every 4 rows over the last 3 would leave rows out."),
                window(Example.record("type", "count", "rows", 3, "every", 4)).errors());
        assertEquals(
                List.of("BAD_SETTING late: Without allowed lateness no late row is let in."),
                window(Example.record("size", "6h"), "late", trigger()).errors());
        assertEquals(
                List.of("BAD_SETTING early: Windows by number of rows know no watermark."),
                window(Example.record("type", "count", "rows", 3), "early", trigger())
                        .errors());
        assertEquals(
                List.of("BAD_SETTING allowedLateness: By processing time no row is late."),
                window(Example.record("size", "6h", "time", "processing"), "allowedLateness", "1s")
                        .errors());
    }

    @Test
    void panesAndLateRowsMayTellMore() {
        NodeUnderTest node = window(
                Example.record("size", "6h"),
                "paneIndex",
                true,
                "paneTiming",
                true,
                "lateDetails",
                true,
                "accumulation",
                "retracting");

        assertEquals(
                "window_start timestamp!, window_end timestamp!, n bigint!, pane_index bigint!, pane_timing string!",
                node.output("out"));
        assertEquals(Changes.RETRACT, node.schema("out").changes());
        assertEquals(
                "id bigint!, name string, price decimal(10, 2), at timestamp, late_by interval!, missed_start timestamp!,"
                        + " missed_end timestamp!",
                node.output("late"));
        assertEquals(
                "id bigint!, name string, price decimal(10, 2), at timestamp, error_code string!, error_message string!, error_node string!",
                node.output("errors"));
    }

    @Test
    void aTriggerCombinesRules() {
        NodeUnderTest node = window(Example.record("size", "6h"), "early", trigger(), "allowedLateness", "1m");

        assertEquals(
                new Refinement(
                        Optional.of(new Trigger(
                                List.of(
                                        new RowCount(5),
                                        new ClockDelay(10_000, true),
                                        new WatermarkDelay(1_000, false)),
                                Combination.ALL_OF,
                                true)),
                        Optional.empty(),
                        60_000,
                        Accumulation.ACCUMULATING),
                node.spec(WindowAggregateSpec.class).refinement());
    }

    private static Value trigger() {
        return Example.record(
                "combine",
                "all-of",
                "rules",
                Example.list(
                        Example.record("rows", 5),
                        Example.record("after", "clock", "delay", "10s", "aligned", true),
                        Example.record("after", "watermark", "delay", "1s")));
    }

    private static WindowSpec bound(Value window) {
        return window(window).spec(WindowAggregateSpec.class).window();
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

    @Test
    void aFoldSaysHowItsValuesArePutTogetherWhereTheyMustBe() {
        Value fold = Example.list(Example.record(
                "name", "n", "function", "fold", "type", "bigint", "initial", "0", "update", "accumulated + id"));
        Value session = Example.record("type", "session", "gap", "5s");
        Value overlapping = Example.record("type", "count", "rows", 4, "every", 2);

        assertEquals(
                List.of(
                        "MISSING_SETTING aggregates[0].merge: Sessions that meet become one, and this fold does not say how"
                                + " two of its values become one."),
                folding(session, fold).errors());
        assertEquals(
                List.of(
                        "MISSING_SETTING aggregates[0].merge: Windows by rows that overlap share their rows, and this fold"
                                + " does not say how two of its values become one."),
                folding(overlapping, fold).errors());
        assertEquals(
                List.of(),
                folding(Example.record("type", "count", "rows", 4), fold).errors());
        assertEquals(
                List.of(),
                folding(Example.record("type", "sliding", "size", "4s", "slide", "1s"), fold)
                        .errors());
    }

    private static NodeUnderTest folding(Value window, Value aggregates) {
        return NodeUnderTest.behindOrders("window-aggregate", "window", window, "aggregates", aggregates);
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
