package dev.millrace.runtime.operator;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Combined;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.HeapTables;
import dev.millrace.runtime.state.KeyedTable;
import java.util.List;

/**
 * What a sender has made of rows of one pane: per key the accumulators, to be merged by {@link
 * PaneWindowOperator}. Filled again and again; belongs to the sender until it is sent, then to the receiver until
 * the buffer that it travels in is given back.
 */
public final class PanePartial implements Combined {

    private final KeyedTable table;
    private long paneStart;
    private long rows;
    private long sizeBytes;

    /** An empty one for keys and accumulators of these types. */
    public PanePartial(List<DataType> keys, List<AccumulatorType> accumulators) {
        table = HeapTables.create(keys, accumulators);
    }

    /**
     * Takes some keys of a pane's table.
     *
     * @param slots the keys' slots, elements {@code from} to {@code from + count - 1}
     * @param rowCount the accumulator that counts a key's rows
     * @param rowBytes bytes of a row, for telemetry
     */
    public PanePartial fill(
            long newPaneStart, KeyedTable source, int[] slots, int from, int count, int rowCount, double rowBytes) {
        paneStart = newPaneStart;
        table.copySlots(source, slots, from, count);
        long[] rowsOfKey = table.longs(rowCount);
        rows = 0;
        for (int i = 0; i < count; i++) {
            rows += rowsOfKey[i];
        }
        sizeBytes = (long) (rows * rowBytes);
        return this;
    }

    long paneStart() {
        return paneStart;
    }

    KeyedTable table() {
        return table;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }
}
