package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.ChangeSpecs.DeduplicateSpec;
import dev.millrace.model.validation.NodeUnderTest;
import dev.millrace.model.validation.Pipelines;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DeduplicateTest {

    @Test
    void firstRowsStayAndLastRowsAreAChangelog() {
        NodeUnderTest first = deduplicate();

        assertEquals(new DeduplicateSpec(List.of(1), false, OptionalLong.empty()), first.spec(DeduplicateSpec.class));
        assertEquals(Changes.INSERT_ONLY, first.schema("out").changes());
        assertEquals(Changes.RETRACT, deduplicate("keep", "last").schema("out").changes());
    }

    @Test
    void keysMustBeFields() {
        assertEquals(
                List.of("UNKNOWN_FIELD_NAME keys[0]: There is no field \"nam\"."),
                NodeUnderTest.behindOrders("deduplicate", "keys", Example.list("nam"))
                        .errors());
    }

    @Test
    void aChangelogIsRefusedWithWhatToAdd() {
        NodeUnderTest second = NodeUnderTest.of(new Pipelines()
                .orders("orders")
                .node("first", "deduplicate", "keys", Example.list("name"), "keep", "last")
                .node("tested", "deduplicate", "keys", Example.list("name"))
                .edge("orders.out", "first.in")
                .edge("first.out", "tested.in")
                .build());

        assertEquals(
                List.of(
                        "CHANGELOG_NOT_TAKEN node: Deduplicate takes only rows that are never taken back, but a changelog"
                                + " comes in at \"in\"."),
                second.errors());
    }

    private static NodeUnderTest deduplicate(Object... more) {
        Object[] settings = new Object[2 + more.length];
        settings[0] = "keys";
        settings[1] = Example.list("name");
        System.arraycopy(more, 0, settings, 2, more.length);
        return NodeUnderTest.behindOrders("deduplicate", settings);
    }
}
