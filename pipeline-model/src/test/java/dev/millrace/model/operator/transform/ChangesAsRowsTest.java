package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.TransformSpecs.ChangesAsRowsSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesAsRowsTest {

    @Test
    void rowsThatStayAreLeftAsTheyAre() {
        NodeUnderTest node = NodeUnderTest.behindOrders("changes-as-rows");

        assertEquals(new ChangesAsRowsSpec(), node.spec(ChangesAsRowsSpec.class));
        assertEquals("id bigint!, name string, price decimal(10, 2), at timestamp", node.output("out"));
    }

    @Test
    void theKindOfChangeBecomesTheLastField() {
        Schema changelog =
                Schema.of(List.of(Field.required("total", Scalar.BIGINT)), true).withChanges(Changes.RETRACT);

        Schema rows = changelog.changesAsField();

        assertEquals(List.of("total", "change"), rows.names());
        assertEquals(Changes.INSERT_ONLY, rows.changes());
        assertSame(rows, rows.changesAsField());
    }

    @Test
    void aFieldOfThatNameKeepsIt() {
        Schema changelog =
                Schema.of(List.of(Field.required("change", Scalar.INT)), false).withChanges(Changes.RETRACT);

        assertEquals(List.of("change", "_change"), changelog.changesAsField().names());
    }
}
