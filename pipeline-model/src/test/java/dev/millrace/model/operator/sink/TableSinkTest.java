package dev.millrace.model.operator.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.spec.SinkSpecs.TableSinkSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableSinkTest {

    @Test
    void theNewestTenThousandRowsAreKeptUnlessItSaysOtherwise() {
        assertEquals(
                new TableSinkSpec(10_000),
                NodeUnderTest.behindOrders("table-sink").spec(TableSinkSpec.class));
        assertEquals(
                new TableSinkSpec(5),
                NodeUnderTest.behindOrders("table-sink", "limit", 5).spec(TableSinkSpec.class));
    }

    @Test
    void theLimitIsInItsRange() {
        assertEquals(
                List.of("BAD_SETTING limit: 0 is out of range."),
                NodeUnderTest.behindOrders("table-sink", "limit", 0).errors());
    }
}
