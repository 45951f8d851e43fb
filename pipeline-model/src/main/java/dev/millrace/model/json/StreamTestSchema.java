package dev.millrace.model.json;

import dev.millrace.model.document.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * The format of stream tests as JSON Schema 2020-12: editors complete and check tests by it. It is published as
 * {@code docs/stream-test.schema.json}.
 */
public final class StreamTestSchema {

    private StreamTestSchema() {}

    /** The schema's text. */
    public static String text() {
        return new JsonText().value(document().value()).finish();
    }

    private static SchemaObject document() {
        SchemaObject properties = new SchemaObject()
                .put(
                        StreamTestNames.VERSION,
                        SchemaObject.constant(Value.of(StreamTestNames.CURRENT))
                                .put("description", "The format's version."))
                .put("description", text("What is shown, for people."))
                .put(
                        "parameters",
                        SchemaObject.type("object")
                                .put("description", "Values of the pipeline's parameters, over their defaults."))
                .put("startTime", time("Processing time at the start; 1970 unless said."))
                .put("sources", list(text("A source's id, or node.port."), "What the script replaces."))
                .put("observe", list(SchemaObject.reference("observation"), "How ports are looked at."))
                .put("steps", list(SchemaObject.reference("step"), "What happens, in one common order."))
                .put("expect", list(SchemaObject.reference("expectation"), "What must come at any step."));
        return new SchemaObject()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:millrace:stream-test:" + StreamTestNames.CURRENT)
                .put("title", "Millrace stream test")
                .and(SchemaObject.closed(properties, List.of(StreamTestNames.VERSION, "sources", "steps")))
                .put(
                        "$defs",
                        new SchemaObject()
                                .put("observation", observation())
                                .put("step", step())
                                .put("expectation", expectation())
                                .put("row", row()));
    }

    private static SchemaObject observation() {
        return SchemaObject.closed(
                new SchemaObject()
                        .put("port", text("node.port, or a node's id for its main output or a sink's input."))
                        .put("ordered", flag("What one step causes comes in the order in which it is expected."))
                        .put("watermarks", flag("Watermarks and idleness are looked at, too.")),
                List.of("port"));
    }

    private static SchemaObject step() {
        SchemaObject properties = new SchemaObject()
                .put("comment", text("Why, for people."))
                .put("source", text("One of the sources; may be left out if there is one."))
                .put("row", SchemaObject.reference("row"))
                .put("time", time("The row's event time; unless said, that of the source's event time field."))
                .put("change", choice(StreamTestNames.CHANGES, "Whether the row takes an earlier one back."))
                .put("watermark", time("No row with an event time up to this one will come."))
                .put("idle", marked("Nothing is to be expected from the source for now."))
                .put("active", marked("The source takes part again."))
                .put("end", marked("The input is over."))
                .put("advanceTo", time("Processing time moves on; timers on the way are called."))
                .put("expect", list(SchemaObject.reference("expectation"), "What the step must cause."))
                .put("fails", text("The code with which the pipeline must fail here."));
        return one(SchemaObject.closed(properties, List.of()), StreamTestNames.ACTIONS);
    }

    private static SchemaObject expectation() {
        SchemaObject properties = new SchemaObject()
                .put("comment", text("Why, for people."))
                .put("port", text("Where; may be left out if exactly one port is observed."))
                .put("row", SchemaObject.reference("row"))
                .put("time", time("The row's event time."))
                .put("change", choice(StreamTestNames.CHANGES, "The kind of change."))
                .put(
                        "window",
                        list(time(""), "Start and end of the window: the fields window_start and window_end.")
                                .put("minItems", Value.of(2))
                                .put("maxItems", Value.of(2)))
                .put(
                        "pane",
                        SchemaObject.type("integer")
                                .put("minimum", Value.of(0))
                                .put("description", "The field pane_index."))
                .put("timing", choice(StreamTestNames.TIMINGS, "The field pane_timing."))
                .put("watermark", time("This watermark is sent on; \"end\": the final one."))
                .put("idle", marked("The stream falls idle."))
                .put("active", marked("The stream is active again."));
        return one(SchemaObject.closed(properties, List.of()), StreamTestNames.OUTPUTS);
    }

    /** Exactly one of these fields is there. */
    private static SchemaObject one(SchemaObject object, List<String> fields) {
        Stream<SchemaObject> alternatives =
                fields.stream().map(field -> new SchemaObject().put("required", SchemaObject.texts(List.of(field))));
        return object.and(SchemaObject.oneOf(alternatives));
    }

    private static SchemaObject row() {
        return new SchemaObject()
                .put("type", SchemaObject.texts(List.of("array", "object")))
                .put("description", "Values in the order of the fields, or by field.");
    }

    private static SchemaObject text(String description) {
        return SchemaObject.type("string").put("description", description);
    }

    private static SchemaObject flag(String description) {
        return SchemaObject.type("boolean").put("description", description);
    }

    private static SchemaObject marked(String description) {
        return SchemaObject.constant(Value.of(true)).put("description", description);
    }

    private static SchemaObject choice(List<String> values, String description) {
        return new SchemaObject().put("enum", SchemaObject.texts(values)).put("description", description);
    }

    private static SchemaObject list(SchemaObject elements, String description) {
        return SchemaObject.type("array").put("items", elements).put("description", description);
    }

    private static SchemaObject time(String description) {
        SchemaObject time = new SchemaObject().put("type", SchemaObject.texts(List.of("string", "integer")));
        return description.isEmpty() ? time : time.put("description", description);
    }
}
