package dev.millrace.runtime.aggregate;

import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SUM or AVG of doubles, added in the rows' order. */
final class DoubleSumAccumulator extends Accumulator {

    private final boolean average;

    DoubleSumAccumulator(int first, boolean average) {
        super(first);
        this.average = average;
    }

    @Override
    List<AccumulatorType> types() {
        return List.of(AccumulatorType.DOUBLE, AccumulatorType.LONG);
    }

    @Override
    void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        DoubleColumn column = (DoubleColumn) Objects.requireNonNull(argument);
        double[] values = column.values();
        double[] sums = table.doubles(first);
        long[] counts = table.longs(first + 1);
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            if (!column.isNull(row)) {
                sums[slots[i]] += values[row];
                counts[slots[i]]++;
            }
        }
    }

    @Override
    void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
        double[] sums = table.doubles(first);
        double[] added = source.doubles(first);
        for (int i = from; i < to; i++) {
            sums[targets[i]] += added[i];
        }
        Accumulators.mergeCounts(table, targets, source, from, to, first + 1);
    }

    @Override
    void write(KeyedTable table, int from, int count, Column to, int at) {
        double[] sums = table.doubles(first);
        long[] counts = table.longs(first + 1);
        double[] results = ((DoubleColumn) to).values();
        for (int i = 0; i < count; i++) {
            results[at + i] = average ? sums[from + i] / counts[from + i] : sums[from + i];
        }
        Accumulators.nullsWhereZero(counts, from, count, to, at);
    }
}
