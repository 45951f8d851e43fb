package dev.millrace.model.json;

import dev.millrace.model.streamtest.StreamTest.Change;
import java.util.List;
import java.util.Locale;

/** The field names of stream tests, in the order in which they are written. */
final class StreamTestNames {

    /** The format's version, the first field. */
    static final String VERSION = "streamTest";

    static final int CURRENT = 1;

    static final List<String> DOCUMENT =
            List.of(VERSION, "description", "parameters", "startTime", "sources", "observe", "steps", "expect");
    static final List<String> OBSERVATION = List.of("port", "ordered", "watermarks");

    /** The fields that say what a step does; one of them it has. */
    static final List<String> ACTIONS = List.of("row", "watermark", "idle", "active", "end", "advanceTo");

    /** What steps will do one day. */
    static final List<String> RESERVED = List.of("checkpoint", "restore");

    static final List<String> STEP = List.of(
            "comment",
            "source",
            "row",
            "time",
            "change",
            "watermark",
            "idle",
            "active",
            "end",
            "advanceTo",
            "checkpoint",
            "restore",
            "expect",
            "fails");

    /** The fields that say what is expected; one of them an expectation has. */
    static final List<String> OUTPUTS = List.of("row", "watermark", "idle", "active");

    static final List<String> EXPECTATION = List.of(
            "comment", "port", "row", "time", "change", "window", "pane", "timing", "watermark", "idle", "active");

    static final List<String> TIMINGS = List.of("early", "on_time", "late");
    static final List<String> CHANGES = List.of(of(Change.INSERT), of(Change.RETRACT));

    /** The final watermark. */
    static final String END = "end";

    private StreamTestNames() {}

    static String of(Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }
}
