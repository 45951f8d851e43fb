package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.TransformSpecs.ProjectSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectTest {

    @Test
    void theColumnsAreTheOutput() {
        NodeUnderTest node = NodeUnderTest.behindOrders(
                "project",
                "columns",
                Example.list(
                        Example.record("name", "what", "expression", "name"),
                        Example.record("name", "twice", "expression", "id * 2")));

        List<Expression> expressions = node.spec(ProjectSpec.class).expressions();

        assertEquals(1, ((FieldReference) expressions.get(0)).index());
        assertEquals("what string, twice bigint!", node.output("out"));
        assertTrue(node.schema("out").eventTime(), "event time stays with the row");
    }

    @Test
    void theInputCanBeKeptAndAColumnTakesThePlaceOfAField() {
        NodeUnderTest node = NodeUnderTest.behindOrders(
                "project",
                "columns",
                Example.list(
                        Example.record("name", "name", "expression", "UPPER(name)"),
                        Example.record("name", "more", "expression", "id + 1")),
                "keepInput",
                true);

        assertEquals(5, node.spec(ProjectSpec.class).expressions().size());
        assertEquals("id bigint!, name string, price decimal(10, 2), at timestamp, more bigint!", node.output("out"));
        assertEquals(
                List.of(
                        "DUPLICATE_FIELD_NAME columns[0].name: The column takes the place of the input's field \"name\"."),
                node.warnings());
    }

    @Test
    void everyWrongColumnIsNamed() {
        NodeUnderTest node = NodeUnderTest.behindOrders(
                "project",
                "columns",
                Example.list(
                        Example.record("name", "a", "expression", "nothing"),
                        Example.record("name", "b", "expression", "id"),
                        Example.record("name", "b", "expression", "name"),
                        Example.record("expression", "name")));

        List<String> errors = node.errors();

        assertEquals(3, errors.size(), errors.toString());
        assertEquals("MISSING_SETTING columns[3].name: The setting \"name\" is missing.", errors.get(0));
        assertTrue(errors.get(1).startsWith("BAD_EXPRESSION columns[0].expression: "), errors.get(1));
        assertEquals("DUPLICATE_FIELD_NAME columns[2].name: There are two fields \"b\".", errors.get(2));
    }

    @Test
    void namesThatDifferOnlyInCapitalsAreAWarning() {
        NodeUnderTest node = NodeUnderTest.behindOrders(
                "project",
                "columns",
                Example.list(
                        Example.record("name", "Id", "expression", "id"),
                        Example.record("name", "ID", "expression", "id")));

        assertEquals(
                List.of("DUPLICATE_FIELD_NAME node: The fields \"Id\" and \"ID\" differ only in capital letters."),
                node.warnings());
    }
}
