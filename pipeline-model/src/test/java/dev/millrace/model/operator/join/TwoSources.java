package dev.millrace.model.operator.join;

import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.validation.NodeUnderTest;
import dev.millrace.model.validation.Pipelines;

/** A join behind two sources of rows with a bigint {@code id} and a time. */
final class TwoSources {

    private TwoSources() {}

    /** A join by {@code id}. */
    static NodeUnderTest behind(String kind, String setting, Object value, Object... more) {
        Object[] settings = new Object[4 + more.length];
        settings[0] = "keys";
        settings[1] = Example.list(Example.record("left", "id", "right", "id"));
        settings[2] = setting;
        settings[3] = value;
        System.arraycopy(more, 0, settings, 4, more.length);
        return NodeUnderTest.of(named("t")
                .node("tested", kind, settings)
                .edge("l.out", "tested.left")
                .edge("r.out", "tested.right")
                .build());
    }

    /** The sources alone; {@code time} is the name of the field with the time. */
    static Pipelines named(String time) {
        Pipelines pipelines = new Pipelines();
        for (String id : new String[] {"l", "r"}) {
            pipelines.node(
                    id,
                    "rows-source",
                    "columns",
                    columns(time),
                    "rows",
                    Example.list(),
                    "eventTime",
                    Example.record("field", time));
        }
        return pipelines;
    }

    static Pipelines withoutEventTime() {
        Pipelines pipelines = named("t");
        return pipelines.node("r", "rows-source", "columns", columns("t"), "rows", Example.list());
    }

    private static Object columns(String time) {
        return Example.list(
                Example.record("name", "id", "type", "bigint"),
                Example.record("name", time, "type", "timestamp", "nullable", false));
    }
}
