package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.EventTimeSpec.AtEnd;
import dev.millrace.model.spec.EventTimeSpec.BoundedDisorder;
import dev.millrace.model.spec.EventTimeSpec.Punctuated;
import dev.millrace.model.spec.TimeSpecs.WatermarkSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WatermarkTest {

    @Test
    void rowsGetEventTimeAndErrorsWhatWasWrong() {
        NodeUnderTest node = watermark(Example.record("field", "at", "maxDisorder", "5s"));

        assertEquals(new BoundedDisorder(5_000), time(node).strategy());
        assertEquals(ErrorPolicy.OUTPUT_OR_FAIL, node.spec(WatermarkSpec.class).onError());
        assertTrue(node.schema("out").eventTime());
        assertEquals("id bigint!, name string, price decimal(10, 2), at timestamp", node.output("out"));
        assertEquals(
                "id bigint!, name string, price decimal(10, 2), at timestamp, error_code string!, error_message string!, error_node string!",
                node.output("errors"));
    }

    @Test
    void everyStrategyIsBound() {
        assertEquals(
                new BoundedDisorder(0),
                time(watermark(Example.record("field", "at", "strategy", "ascending")))
                        .strategy());
        assertEquals(
                new AtEnd(),
                time(watermark(Example.record("field", "at", "strategy", "at-end")))
                        .strategy());
        assertInstanceOf(
                Punctuated.class,
                time(watermark(Example.record(
                                "field",
                                "at",
                                "strategy",
                                "punctuated",
                                "watermark",
                                "CASE WHEN price > 5 THEN at END")))
                        .strategy());
        assertInstanceOf(
                Punctuated.class,
                time(watermark(Example.record("field", "at", "strategy", "column", "watermarkField", "at")))
                        .strategy());
        EventTimeSpec ingestion = time(watermark(Example.record("strategy", "ingestion")));
        assertEquals(OptionalInt.empty(), ingestion.field());
    }

    @Test
    void cadenceAndIdlenessAreDurations() {
        EventTimeSpec time =
                time(watermark(Example.record("field", "at", "watermarkInterval", "200ms", "idleAfter", "30s")));

        assertEquals(OptionalLong.of(200), time.everyMs());
        assertEquals(OptionalLong.of(30_000), time.idleAfterMs());
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertEquals(
                List.of("MISSING_SETTING eventTime.field: Event time needs the field that says when a row happened."),
                watermark(Example.record("strategy", "at-end")).errors());
        assertEquals(
                List.of("BAD_SETTING eventTime.watermarkField: Event time needs a timestamp, but \"name\" is of type"
                        + " string."),
                watermark(Example.record("field", "at", "strategy", "column", "watermarkField", "name"))
                        .errors());
        List<String> errors = watermark(
                        Example.record("field", "at", "strategy", "punctuated", "watermark", "price + 1"))
                .errors();
        assertEquals(1, errors.size());
        assertTrue(errors.get(0).startsWith("WRONG_EXPRESSION_TYPE eventTime.watermark: "), errors.get(0));
    }

    private static EventTimeSpec time(NodeUnderTest node) {
        return node.spec(WatermarkSpec.class).eventTime();
    }

    private static NodeUnderTest watermark(Value eventTime) {
        return NodeUnderTest.behindOrders("watermark", "eventTime", eventTime);
    }
}
