package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.spec.TransformSpecs.FlatMapSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatMapTest {

    @Test
    void theElementFollowsTheInput() {
        NodeUnderTest node = NodeUnderTest.behindOrders("flat-map", "expression", "SPLIT(name, ' ')", "name", "word");

        FlatMapSpec spec = node.spec(FlatMapSpec.class);

        assertFalse(spec.withPosition());
        assertFalse(spec.keepEmpty());
        assertEquals("id bigint!, name string, price decimal(10, 2), at timestamp, word string", node.output("out"));
    }

    @Test
    void thePositionIsNullWhereThereIsNoElement() {
        NodeUnderTest node = NodeUnderTest.behindOrders(
                "flat-map", "expression", "SPLIT(name, ' ')", "name", "word", "position", "place", "keepEmpty", true);

        assertTrue(node.spec(FlatMapSpec.class).withPosition());
        assertTrue(node.output("out").endsWith("word string, place int"), node.output("out"));
    }

    @Test
    void onlyArraysHaveElements() {
        assertEquals(
                List.of("WRONG_EXPRESSION_TYPE expression: A flat map needs an array, but this is of type string."),
                NodeUnderTest.behindOrders("flat-map", "expression", "name", "name", "word")
                        .errors());
    }

    @Test
    void theNewFieldsNeedNamesOfTheirOwn() {
        assertEquals(
                List.of("DUPLICATE_FIELD_NAME name: There are two fields \"id\"."),
                NodeUnderTest.behindOrders("flat-map", "expression", "SPLIT(name, ' ')", "name", "id")
                        .errors());
    }
}
