package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.TransformSpecs.UnionSpec;
import dev.millrace.model.validation.NodeUnderTest;
import dev.millrace.model.validation.Pipelines;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnionTest {

    @Test
    void aFieldMayBeNullIfItMayBeInOneOfTheStreams() {
        NodeUnderTest node = union(column("id", "int", false), column("id", "int", true));

        assertEquals(new UnionSpec(), node.spec(UnionSpec.class));
        assertEquals("id int", node.output("out"));
    }

    @Test
    void otherNamesAreAWarning() {
        NodeUnderTest node = union(column("id", "int", false), column("number", "int", false));

        assertEquals("id int!", node.output("out"));
        assertEquals(
                List.of(
                        "SCHEMA_MISMATCH node: The fields of stream 2 have other names than those of stream 1, which are"
                                + " used."),
                node.warnings());
    }

    @Test
    void otherTypesAreAnError() {
        assertEquals(
                List.of("SCHEMA_MISMATCH node: Field 1 is \"id\" of type int in stream 1, but \"id\" of type string in"
                        + " stream 2."),
                union(column("id", "int", false), column("id", "string", false)).errors());
    }

    @Test
    void streamsWithAndWithoutEventTimeDoNotMix() {
        Pipelines pipelines = new Pipelines()
                .orders("a")
                .node("b", "rows-source", "columns", Example.list(), "rows", Example.list())
                .orders("c");
        Value columns = Example.list(
                Example.record("name", "id", "type", "bigint", "nullable", false),
                Example.record("name", "name", "type", "string"),
                Example.record("name", "price", "type", "decimal(10, 2)"),
                Example.record("name", "at", "type", "timestamp"));
        pipelines
                .node("b", "rows-source", "columns", columns, "rows", Example.list())
                .node("tested", "union")
                .edge("a.out", "tested.in")
                .edge("b.out", "tested.in");

        assertEquals(
                List.of("SCHEMA_MISMATCH node: Stream 1 has event time, but stream 2 has none."),
                NodeUnderTest.of(pipelines.build()).errors());
    }

    private static Value column(String name, String type, boolean nullable) {
        return Example.list(Example.record("name", name, "type", type, "nullable", nullable));
    }

    private static NodeUnderTest union(Value first, Value second) {
        return NodeUnderTest.of(new Pipelines()
                .node("a", "rows-source", "columns", first, "rows", Example.list())
                .node("b", "rows-source", "columns", second, "rows", Example.list())
                .node("tested", "union")
                .edge("a.out", "tested.in")
                .edge("b.out", "tested.in")
                .build());
    }
}
