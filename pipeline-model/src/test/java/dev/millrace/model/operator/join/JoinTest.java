package dev.millrace.model.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinSpec;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.validation.NodeUnderTest;
import dev.millrace.model.validation.Pipelines;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JoinTest {

    @Test
    void onlyPairsOfRowsThatStayStayThemselves() {
        assertEquals(Changes.INSERT_ONLY, join("type", "inner").schema("out").changes());
        assertEquals(Changes.INSERT_ONLY, join("type", "semi").schema("out").changes());
        assertEquals(Changes.RETRACT, join("type", "anti").schema("out").changes());
        assertEquals(Changes.RETRACT, join("type", "left").schema("out").changes());
    }

    @Test
    void semiAndAntiGiveLeftRows() {
        assertEquals(
                "id bigint!, name string, price decimal(10, 2), at timestamp",
                join("type", "anti").output("out"));
    }

    @Test
    void stateMayHaveATimeToLive() {
        assertEquals(
                new JoinSpec(
                        new JoinKeys(List.of(0), List.of(0)),
                        JoinType.INNER,
                        Optional.empty(),
                        OptionalLong.of(60_000),
                        false,
                        ErrorPolicy.OUTPUT_OR_FAIL),
                join("stateTtl", "1m").spec(JoinSpec.class));
    }

    @Test
    void rightRowsThatAreEverywhereCannotComeOutAlone() {
        assertEquals(
                List.of(
                        "BAD_SETTING broadcast: Every subtask has all right rows, so none of them knows whether one has no"
                                + " partner at all."),
                join("type", "full", "broadcast", true).errors());
    }

    @Test
    void timeToLiveNeedsEventTime() {
        Pipelines pipelines = new Pipelines()
                .orders("l")
                .node(
                        "r",
                        "rows-source",
                        "columns",
                        Example.list(Example.record("name", "id", "type", "bigint", "nullable", false)),
                        "rows",
                        Example.list());
        assertEquals(
                List.of("NO_EVENT_TIME stateTtl: Rows are forgotten by event time, which not both inputs have."),
                joined(pipelines, "stateTtl", "1m").errors());
    }

    private static NodeUnderTest join(Object... more) {
        return joined(new Pipelines().orders("l").orders("r"), more);
    }

    private static NodeUnderTest joined(Pipelines pipelines, Object... more) {
        Object[] settings = new Object[2 + more.length];
        settings[0] = "keys";
        settings[1] = Example.list(Example.record("left", "id", "right", "id"));
        System.arraycopy(more, 0, settings, 2, more.length);
        return NodeUnderTest.of(pipelines
                .node("tested", "join", settings)
                .edge("l.out", "tested.left")
                .edge("r.out", "tested.right")
                .build());
    }
}
