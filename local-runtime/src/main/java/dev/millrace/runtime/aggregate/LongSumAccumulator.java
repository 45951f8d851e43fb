package dev.millrace.runtime.aggregate;

import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SUM of int and bigint as bigint. An overflow is looked for after the loop over a stretch of rows, which keeps the
 * loop free of branches, and only then traced to its row.
 */
final class LongSumAccumulator extends Accumulator {

    /** Whether a sum may lack any value, so that values must be counted. */
    private final boolean nullable;

    LongSumAccumulator(int first, boolean nullable) {
        super(first);
        this.nullable = nullable;
    }

    @Override
    List<AccumulatorType> types() {
        return nullable ? List.of(AccumulatorType.LONG, AccumulatorType.LONG) : List.of(AccumulatorType.LONG);
    }

    @Override
    void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        Column column = Objects.requireNonNull(argument);
        long[] sums = table.longs(first);
        if (!nullable && column instanceof LongColumn longs) {
            addAll(sums, slots, longs.values(), rows, from, to);
            return;
        }
        long[] counts = nullable ? table.longs(first + 1) : sums;
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            if (column.isNull(row)) {
                continue;
            }
            int slot = slots[i];
            sums[slot] = plus(sums[slot], value(column, row), row);
            if (nullable) {
                counts[slot]++;
            }
        }
    }

    @Override
    void check(KeyedTable table, int slot, @Nullable Column argument, int row) {
        Column column = Objects.requireNonNull(argument);
        if (!column.isNull(row)) {
            plus(table.longs(first)[slot], value(column, row), row);
        }
    }

    private static void addAll(long[] sums, int[] slots, long[] values, int @Nullable [] rows, int from, int to) {
        long overflow = 0;
        for (int i = from; i < to; i++) {
            long value = values[rows == null ? i : rows[i]];
            long old = sums[slots[i]];
            long sum = old + value;
            overflow |= (old ^ sum) & (value ^ sum);
            sums[slots[i]] = sum;
        }
        if (overflow < 0) {
            reportOverflow(sums, slots, values, rows, from, to);
        }
    }

    /** Takes the stretch back (sums wrap both ways alike) and adds it again, looking at every row. */
    private static void reportOverflow(
            long[] sums, int[] slots, long[] values, int @Nullable [] rows, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            sums[slots[i]] -= values[rows == null ? i : rows[i]];
        }
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            sums[slots[i]] = plus(sums[slots[i]], values[row], row);
        }
    }

    private static long value(Column column, int row) {
        return column instanceof LongColumn longs ? longs.values()[row] : ((IntColumn) column).values()[row];
    }

    private static long plus(long sum, long value, int row) {
        long result = sum + value;
        if (((sum ^ result) & (value ^ result)) < 0) {
            throw new RowException(row, "OVERFLOW", "the sum " + sum + " + " + value + " does not fit a bigint");
        }
        return result;
    }

    @Override
    void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
        long[] sums = table.longs(first);
        long[] added = source.longs(first);
        for (int i = from; i < to; i++) {
            sums[targets[i]] = plus(sums[targets[i]], added[i], RowException.NO_ROW);
        }
        if (nullable) {
            Accumulators.mergeCounts(table, targets, source, from, to, first + 1);
        }
    }

    @Override
    void write(KeyedTable table, int from, int count, Column to, int at) {
        System.arraycopy(table.longs(first), from, ((LongColumn) to).values(), at, count);
        if (nullable) {
            Accumulators.nullsWhereZero(table.longs(first + 1), from, count, to, at);
        }
    }
}
