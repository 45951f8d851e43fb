package dev.millrace.model.json;

import dev.millrace.model.catalog.Timestamps;
import dev.millrace.model.document.Value;
import dev.millrace.model.streamtest.StreamTest;
import dev.millrace.model.streamtest.StreamTest.Action;
import dev.millrace.model.streamtest.StreamTest.AdvanceAction;
import dev.millrace.model.streamtest.StreamTest.Details;
import dev.millrace.model.streamtest.StreamTest.Expectation;
import dev.millrace.model.streamtest.StreamTest.IdleAction;
import dev.millrace.model.streamtest.StreamTest.IdleExpectation;
import dev.millrace.model.streamtest.StreamTest.Observation;
import dev.millrace.model.streamtest.StreamTest.RowAction;
import dev.millrace.model.streamtest.StreamTest.RowExpectation;
import dev.millrace.model.streamtest.StreamTest.Setup;
import dev.millrace.model.streamtest.StreamTest.Step;
import dev.millrace.model.streamtest.StreamTest.WatermarkAction;
import dev.millrace.model.streamtest.StreamTest.WatermarkExpectation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Writes stream tests as {@link StreamTestReader} reads them: a line per step without expectations, and per expectation. */
public final class StreamTestWriter {

    private StreamTestWriter() {}

    /** The test's text, with a final newline. */
    public static String write(StreamTest test) {
        return write(new JsonText(), test).finish();
    }

    /** The tests' text as a list, each as {@link #write} gives it, with fields before it. */
    public static String writeAll(List<Actual> tests) {
        JsonText text = new JsonText().open('[');
        for (Actual actual : tests) {
            text.element().open('{');
            text.field("pipeline").value(Value.of(actual.pipeline()));
            text.field("file").value(Value.of(actual.file()));
            text.field("result").value(Value.of(actual.result()));
            write(text.field("actual"), actual.test());
            text.close('}');
        }
        return text.close(']').finish();
    }

    /**
     * A test with what really came out in the place of what was expected.
     *
     * @param result {@code passed} or {@code failed}
     */
    public record Actual(String pipeline, String file, String result, StreamTest test) {}

    private static JsonText write(JsonText text, StreamTest test) {
        Setup setup = test.setup();
        text.open('{');
        text.field(StreamTestNames.VERSION).value(Value.of(StreamTestNames.CURRENT));
        if (!test.description().isEmpty()) {
            text.field("description").value(Value.of(test.description()));
        }
        if (!setup.parameters().isEmpty()) {
            text.field("parameters").value(Value.of(setup.parameters()));
        }
        if (setup.startMs() != 0) {
            text.field("startTime").value(time(setup.startMs()));
        }
        text.field("sources")
                .value(Value.of(setup.sources().stream().map(Value::of).toList()));
        lines(text, "observe", setup.observed(), StreamTestWriter::observation);
        text.field("steps").open('[');
        test.steps().forEach(step -> step(text.element(), step));
        text.close(']');
        lines(text, "expect", test.expected(), StreamTestWriter::expectation);
        return text.close('}');
    }

    private static <T> void lines(JsonText text, String name, List<T> elements, Function<T, Value> form) {
        if (!elements.isEmpty()) {
            text.field(name).open('[');
            elements.forEach(element -> text.element().line(form.apply(element)));
            text.close(']');
        }
    }

    private static void step(JsonText text, Step step) {
        Map<String, Value> fields = new LinkedHashMap<>();
        put(fields, "comment", step.comment());
        put(fields, "source", step.source());
        action(fields, step.action());
        if (step.expected().isEmpty()) {
            step.fails().ifPresent(code -> fields.put("fails", Value.of(code)));
            text.line(Value.of(fields));
            return;
        }
        text.open('{');
        fields.forEach((name, value) -> text.field(name).line(value));
        lines(text, "expect", step.expected(), StreamTestWriter::expectation);
        step.fails().ifPresent(code -> text.field("fails").value(Value.of(code)));
        text.close('}');
    }

    private static void action(Map<String, Value> fields, Action action) {
        if (action instanceof RowAction row) {
            fields.put("row", row.values());
            row.time().ifPresent(ms -> fields.put("time", time(ms)));
            row.change().ifPresent(change -> fields.put("change", Value.of(StreamTestNames.of(change))));
        } else if (action instanceof WatermarkAction watermark) {
            fields.put("watermark", time(watermark.watermark()));
        } else if (action instanceof IdleAction idle) {
            fields.put(idle.idle() ? "idle" : "active", Value.of(true));
        } else if (action instanceof AdvanceAction advance) {
            fields.put("advanceTo", time(advance.toMs()));
        } else {
            fields.put("end", Value.of(true));
        }
    }

    private static Value observation(Observation observation) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("port", Value.of(observation.port()));
        if (observation.ordered()) {
            fields.put("ordered", Value.of(true));
        }
        if (observation.watermarks()) {
            fields.put("watermarks", Value.of(true));
        }
        return Value.of(fields);
    }

    private static Value expectation(Expectation expectation) {
        Map<String, Value> fields = new LinkedHashMap<>();
        if (expectation instanceof RowExpectation row) {
            put(fields, "comment", row.comment());
        }
        put(fields, "port", expectation.port());
        if (expectation instanceof RowExpectation row) {
            fields.put("row", row.values());
            details(fields, row.details());
        } else if (expectation instanceof WatermarkExpectation watermark) {
            boolean end = watermark.watermark() == StreamTest.END;
            fields.put("watermark", end ? Value.of(StreamTestNames.END) : time(watermark.watermark()));
        } else if (expectation instanceof IdleExpectation idle) {
            fields.put(idle.idle() ? "idle" : "active", Value.of(true));
        }
        return Value.of(fields);
    }

    private static void details(Map<String, Value> fields, Details details) {
        details.time().ifPresent(ms -> fields.put("time", time(ms)));
        details.change().ifPresent(change -> fields.put("change", Value.of(StreamTestNames.of(change))));
        details.window()
                .ifPresent(window ->
                        fields.put("window", Value.of(List.of(time(window.startMs()), time(window.endMs())))));
        details.pane().ifPresent(pane -> fields.put("pane", Value.of(pane)));
        details.timing().ifPresent(timing -> fields.put("timing", Value.of(timing)));
    }

    /** As text where that reads back as it was. */
    private static Value time(long ms) {
        String text = Timestamps.format(ms);
        return Timestamps.parse(text).equals(OptionalLong.of(ms)) ? Value.of(text) : Value.of(ms);
    }

    private static void put(Map<String, Value> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, Value.of(text));
        }
    }
}
