package dev.millrace.model.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.spec.JoinSpecs.TemporalJoinSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemporalJoinTest {

    @Test
    void bindsKeysTypeAndWhatBecomesOfErrors() {
        assertEquals(
                new TemporalJoinSpec(
                        new JoinKeys(List.of(0), List.of(0)), JoinType.LEFT, Optional.empty(), ErrorPolicy.SKIP),
                TwoSources.behind("temporal-join", "type", "left", "onError", "skip")
                        .spec(TemporalJoinSpec.class));
    }

    @Test
    void theTableMayBeAbsentInALeftJoin() {
        assertEquals(
                "id bigint, t timestamp!, right_id bigint, right_t timestamp",
                TwoSources.behind("temporal-join", "type", "left").output("out"));
    }

    @Test
    void rightRowsDoNotComeOutAlone() {
        assertEquals(
                List.of("BAD_SETTING type: \"full\" is not one of inner, left."),
                TwoSources.behind("temporal-join", "type", "full").errors());
    }

    @Test
    void theTableMayBeAChangelogAndTheRowsMayNot() {
        NodeUnderTest right = withChangelogAt("right");
        NodeUnderTest left = withChangelogAt("left");

        assertEquals(List.of(), right.errors());
        assertEquals(Changes.INSERT_ONLY, right.schema("out").changes());
        assertTrue(
                left.errors().get(0).startsWith("CHANGELOG_NOT_TAKEN "),
                left.errors().toString());
    }

    private static NodeUnderTest withChangelogAt(String port) {
        return NodeUnderTest.of(TwoSources.named("t")
                .node("last", "deduplicate", "keys", Example.list("id"), "keep", "last")
                .node("tested", "temporal-join", "keys", Example.list(Example.record("left", "id", "right", "id")))
                .edge("l.out", "last.in")
                .edge("last.out", "tested." + port)
                .edge("r.out", port.equals("right") ? "tested.left" : "tested.right")
                .build());
    }
}
