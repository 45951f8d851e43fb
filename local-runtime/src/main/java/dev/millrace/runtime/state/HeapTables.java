package dev.millrace.runtime.state;

import dev.millrace.model.schema.DataType;
import java.util.List;

/** Tables that no snapshot knows: intermediate results. */
public final class HeapTables {

    private HeapTables() {}

    public static KeyedTable create(List<DataType> keys, List<AccumulatorType> accumulators) {
        return new HeapKeyedTable(keys, accumulators);
    }
}
