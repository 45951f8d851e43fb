package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.spec.TransformSpecs.FilterSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {

    @Test
    void theConditionIsABooleanAndTheRowsStayAsTheyAre() {
        NodeUnderTest node = NodeUnderTest.behindOrders("filter", "condition", "price > 10");

        assertEquals(Scalar.BOOLEAN, node.spec(FilterSpec.class).condition().type());
        assertEquals("id bigint!, name string, price decimal(10, 2), at timestamp", node.output("out"));
        assertTrue(node.schema("out").eventTime());
    }

    @Test
    void anotherTypeIsRefused() {
        List<String> errors =
                NodeUnderTest.behindOrders("filter", "condition", "name").errors();

        assertEquals(1, errors.size());
        assertTrue(errors.get(0).startsWith("WRONG_EXPRESSION_TYPE condition: "), errors.get(0));
    }

    @Test
    void theOutputIsKnownEvenIfTheConditionIsWrong() {
        NodeUnderTest node = NodeUnderTest.behindOrders("filter", "condition", "prize > 10");

        assertTrue(
                node.errors().get(0).startsWith("BAD_EXPRESSION condition: "),
                node.errors().get(0));
        assertTrue(node.hasOutput("out"));
    }

    @Test
    void anEmptyConditionIsAMissingOne() {
        assertEquals(
                List.of("MISSING_SETTING condition: The setting \"condition\" is empty."),
                NodeUnderTest.behindOrders("filter", "condition", " ").errors());
    }
}
