package dev.millrace.model.operator.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.spec.SinkSpecs.DiscardSinkSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscardSinkTest {

    @Test
    void itTakesAnythingAndHasNoSettings() {
        assertEquals(
                new DiscardSinkSpec(),
                NodeUnderTest.behindOrders("discard-sink").spec(DiscardSinkSpec.class));
        assertEquals(
                List.of("UNKNOWN_SETTING limit: There is no setting \"limit\" here."),
                NodeUnderTest.behindOrders("discard-sink", "limit", 7).errors());
    }
}
