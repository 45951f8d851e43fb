package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.ChangeSpecs.Order;
import dev.millrace.model.spec.ChangeSpecs.TopNSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopNTest {

    @Test
    void greatestFirstUnlessSaidOtherwise() {
        NodeUnderTest node = top("price", "number");

        assertEquals(new TopNSpec(List.of(1), List.of(new Order(2, true)), 3, true, false), node.spec(TopNSpec.class));
        assertEquals("id bigint!, name string, price decimal(10, 2), at timestamp, number bigint!", node.output("out"));
        assertEquals(Changes.RETRACT, node.schema("out").changes());
    }

    @Test
    void theNumberNeedsANameOfItsOwn() {
        assertEquals(
                List.of("DUPLICATE_FIELD_NAME rowNumber: There are two fields \"price\"."),
                top("price", "price").errors());
    }

    @Test
    void theOrderGoesByFields() {
        assertEquals(
                List.of("UNKNOWN_FIELD_NAME order[0].field: There is no field \"cost\"."),
                top("cost", "number").errors());
    }

    private static NodeUnderTest top(String field, String number) {
        return NodeUnderTest.behindOrders(
                "top-n",
                "keys",
                Example.list("name"),
                "order",
                Example.list(Example.record("field", field)),
                "count",
                3,
                "rowNumber",
                number);
    }
}
