package dev.millrace.runtime.aggregate;

import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** COUNT of rows, or of values that are not null. */
final class CountAccumulator extends Accumulator {

    CountAccumulator(int first) {
        super(first);
    }

    @Override
    List<AccumulatorType> types() {
        return List.of(AccumulatorType.LONG);
    }

    @Override
    boolean exactInAnyOrder() {
        return true;
    }

    @Override
    void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        long[] counts = table.longs(first);
        if (argument == null || !argument.hasNulls()) {
            for (int i = from; i < to; i++) {
                counts[slots[i]]++;
            }
            return;
        }
        boolean[] nulls = argument.nulls();
        for (int i = from; i < to; i++) {
            counts[slots[i]] += nulls[rows == null ? i : rows[i]] ? 0 : 1;
        }
    }

    @Override
    void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
        long[] counts = table.longs(first);
        long[] added = source.longs(first);
        for (int i = from; i < to; i++) {
            counts[targets[i]] += added[i];
        }
    }

    @Override
    void write(KeyedTable table, int from, int count, Column to, int at) {
        System.arraycopy(table.longs(first), from, ((LongColumn) to).values(), at, count);
    }
}
