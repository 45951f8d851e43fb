package dev.millrace.model.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.JoinSpecs.IntervalJoinSpec;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.validation.NodeUnderTest;
import dev.millrace.model.validation.Pipelines;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntervalJoinTest {

    @Test
    void boundsMayLieBeforeAndBehindAndMayBeLeftOut() {
        NodeUnderTest node = join("bigint", "id", "-1h30m", "2s", "upperInclusive", false);

        assertEquals(
                new IntervalJoinSpec(
                        new JoinKeys(List.of(0), List.of(0)),
                        JoinType.INNER,
                        -5_400_000,
                        1_999,
                        Optional.empty(),
                        ErrorPolicy.OUTPUT_OR_FAIL),
                node.spec(IntervalJoinSpec.class));
    }

    @Test
    void aRightFieldWhoseNameIsTakenGetsThePrefix() {
        assertEquals(
                "id bigint, t timestamp!, right_id bigint, right_t timestamp!",
                join("bigint", "id", "0s", "1s").output("out"));
    }

    @Test
    void whatMayBeAbsentMayBeNull() {
        assertEquals(
                "id bigint, t timestamp!, right_id bigint, right_t timestamp",
                join("bigint", "id", "0s", "1s", "type", "left").output("out"));
        assertEquals(
                "id bigint, t timestamp, right_id bigint, right_t timestamp!",
                join("bigint", "id", "0s", "1s", "type", "right").output("out"));
    }

    @Test
    void keysMustHaveOneType() {
        assertEquals(
                List.of(
                        "SCHEMA_MISMATCH keys[0]: The left field \"id\" is of type string, but the right field \"id\" of"
                                + " type bigint."),
                join("string", "id", "0s", "1s").errors());
    }

    @Test
    void boundsMustBeDistancesThatCanBe() {
        assertEquals(
                List.of("BAD_SETTING lower: A distance of time is needed, not \"soon\"."),
                join("bigint", "id", "soon", "1s").errors());
        assertEquals(
                List.of("BAD_SETTING upper: No distance of time is from 2s to 1s, so there would never be a pair."),
                join("bigint", "id", "2s", "1s").errors());
    }

    @Test
    void theConditionSeesBothRows() {
        assertEquals(
                List.of(),
                join("bigint", "id", "0s", "1s", "condition", "id < right_id").errors());
        assertEquals(
                List.of("UNKNOWN_FIELD_NAME keys[0].left: There is no field \"idd\"."),
                join("bigint", "idd", "0s", "1s").errors());
    }

    private static NodeUnderTest join(String leftType, String leftKey, String lower, String upper, Object... more) {
        Object[] settings = new Object[6 + more.length];
        settings[0] = "keys";
        settings[1] = Example.list(Example.record("left", leftKey, "right", "id"));
        settings[2] = "lower";
        settings[3] = lower;
        settings[4] = "upper";
        settings[5] = upper;
        System.arraycopy(more, 0, settings, 6, more.length);
        return NodeUnderTest.of(source(source(new Pipelines(), "l", leftType), "r", "bigint")
                .node("tested", "interval-join", settings)
                .edge("l.out", "tested.left")
                .edge("r.out", "tested.right")
                .build());
    }

    private static Pipelines source(Pipelines pipelines, String id, String type) {
        return pipelines.node(
                id,
                "rows-source",
                "columns",
                Example.list(
                        Example.record("name", "id", "type", type),
                        Example.record("name", "t", "type", "timestamp", "nullable", false)),
                "rows",
                Example.list(),
                "eventTime",
                Example.record("field", "t"));
    }
}
