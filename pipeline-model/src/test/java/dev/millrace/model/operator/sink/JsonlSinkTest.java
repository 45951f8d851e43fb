package dev.millrace.model.operator.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.spec.SinkSpecs.JsonlSinkSpec;
import dev.millrace.model.validation.NodeUnderTest;
import org.junit.jupiter.api.Test;

class JsonlSinkTest {

    @Test
    void aFileIsAllItNeeds() {
        assertEquals(
                new JsonlSinkSpec("out.jsonl"),
                NodeUnderTest.behindOrders("jsonl-sink", "path", "out.jsonl").spec(JsonlSinkSpec.class));
    }
}
