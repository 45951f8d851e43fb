package dev.millrace.model.operator.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.spec.SinkSpecs.ConsoleSinkSpec;
import dev.millrace.model.validation.NodeUnderTest;
import org.junit.jupiter.api.Test;

class ConsoleSinkTest {

    @Test
    void allRowsArePrintedUnlessItSaysOtherwise() {
        assertEquals(
                new ConsoleSinkSpec(0),
                NodeUnderTest.behindOrders("console-sink").spec(ConsoleSinkSpec.class));
        assertEquals(
                new ConsoleSinkSpec(7),
                NodeUnderTest.behindOrders("console-sink", "limit", 7).spec(ConsoleSinkSpec.class));
    }
}
