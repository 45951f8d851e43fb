package dev.millrace.model.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.spec.JoinSpecs.WindowJoinSpec;
import dev.millrace.model.spec.WindowSpecs.Session;
import dev.millrace.model.spec.WindowSpecs.Sliding;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowJoinTest {

    private static final Object TUMBLING = Example.record("size", "1h");

    @Test
    void everyWindowOfEventTimeIsTaken() {
        assertEquals(
                new WindowJoinSpec(
                        new JoinKeys(List.of(0), List.of(0)),
                        new Sliding(10_000, 2_000, 500),
                        JoinType.FULL,
                        Optional.empty(),
                        ErrorPolicy.OUTPUT_OR_FAIL),
                join(Example.record("type", "sliding", "size", "10s", "slide", "2s", "offset", "500ms"), "type", "full")
                        .spec(WindowJoinSpec.class));
        assertEquals(
                new Session(5_000),
                join(Example.record("type", "session", "gap", "5s"))
                        .spec(WindowJoinSpec.class)
                        .window());
    }

    @Test
    void windowsThatAreNotOfEventTimeAreRefused() {
        assertEquals(
                List.of("BAD_SETTING window.type: \"global\" is not one of tumbling, sliding, cumulating, session."),
                join(Example.record("type", "global", "size", "1h")).errors());
    }

    @Test
    void aPairHasBothRowsAndTheWindow() {
        assertEquals(
                "id bigint, t timestamp!, right_id bigint, right_t timestamp!, window_start timestamp!, window_end"
                        + " timestamp!",
                join(TUMBLING).output("out"));
        assertEquals(
                "id bigint, t timestamp!, right_id bigint, right_t timestamp, window_start timestamp!, window_end"
                        + " timestamp!",
                join(TUMBLING, "type", "left").output("out"));
    }

    @Test
    void semiAndAntiGiveTheLeftRowAndTheWindow() {
        for (String type : List.of("semi", "anti")) {
            assertEquals(
                    "id bigint, t timestamp!, window_start timestamp!, window_end timestamp!",
                    join(TUMBLING, "type", type).output("out"));
        }
    }

    @Test
    void errorsHaveTheFieldsOfAPairOfWhichEitherSideMayBeAbsent() {
        assertEquals(
                "id bigint, t timestamp, right_id bigint, right_t timestamp, error_code string!, error_message string!,"
                        + " error_node string!",
                join(TUMBLING, "onError", "output").output("errors"));
        assertEquals("id bigint, t timestamp!", join(TUMBLING).output("late-left"));
    }

    @Test
    void aFieldWithTheNameOfTheWindowsIsRefused() {
        NodeUnderTest node = NodeUnderTest.of(TwoSources.named("window_end")
                .node(
                        "tested",
                        "window-join",
                        "keys",
                        Example.list(Example.record("left", "id", "right", "id")),
                        "window",
                        TUMBLING)
                .edge("l.out", "tested.left")
                .edge("r.out", "tested.right")
                .build());

        assertEquals(
                List.of("DUPLICATE_FIELD_NAME node: The rows have a field \"window_end\" already."), node.errors());
    }

    @Test
    void bothInputsNeedEventTime() {
        NodeUnderTest node = NodeUnderTest.of(TwoSources.withoutEventTime()
                .node(
                        "tested",
                        "window-join",
                        "keys",
                        Example.list(Example.record("left", "id", "right", "id")),
                        "window",
                        TUMBLING)
                .edge("l.out", "tested.left")
                .edge("r.out", "tested.right")
                .build());

        assertTrue(
                node.errors().get(0).startsWith("NO_EVENT_TIME "), node.errors().toString());
    }

    private static NodeUnderTest join(Object window, Object... more) {
        return TwoSources.behind("window-join", "window", window, more);
    }
}
