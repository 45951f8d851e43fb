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
    boolean mayFail() {
        return true;
    }

    @Override
    void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        Column column = Objects.requireNonNull(argument);
        long overflow = !nullable && column instanceof LongColumn longs
                ? addAll(table.longs(first), slots, longs.values(), rows, from, to)
                : addValues(table, slots, column, rows, from, to);
        if (overflow < 0) {
            takeBack(table, slots, column, rows, from, to);
            throw firstOverflow(table, slots, column, rows, from, to);
        }
    }

    private static long addAll(long[] sums, int[] slots, long[] values, int @Nullable [] rows, int from, int to) {
        long overflow = 0;
        for (int i = from; i < to; i++) {
            long value = values[rows == null ? i : rows[i]];
            long old = sums[slots[i]];
            long sum = old + value;
            overflow |= (old ^ sum) & (value ^ sum);
            sums[slots[i]] = sum;
        }
        return overflow;
    }

    private long addValues(KeyedTable table, int[] slots, Column column, int @Nullable [] rows, int from, int to) {
        long[] sums = table.longs(first);
        long[] counts = nullable ? table.longs(first + 1) : sums;
        long overflow = 0;
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            if (column.isNull(row)) {
                continue;
            }
            int slot = slots[i];
            long value = value(column, row);
            long old = sums[slot];
            long sum = old + value;
            overflow |= (old ^ sum) & (value ^ sum);
            sums[slot] = sum;
            if (nullable) {
                counts[slot]++;
            }
        }
        return overflow;
    }

    /** Sums wrap both ways alike, so what overflowed comes back whole. */
    @Override
    void takeBack(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        Column column = Objects.requireNonNull(argument);
        long[] sums = table.longs(first);
        long[] counts = nullable ? table.longs(first + 1) : sums;
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            if (!column.isNull(row)) {
                sums[slots[i]] -= value(column, row);
                if (nullable) {
                    counts[slots[i]]--;
                }
            }
        }
    }

    private RowException firstOverflow(
            KeyedTable table, int[] slots, Column column, int @Nullable [] rows, int from, int to) {
        long[] sums = table.longs(first);
        int at = from;
        try {
            for (; at < to; at++) {
                int row = rows == null ? at : rows[at];
                if (!column.isNull(row)) {
                    sums[slots[at]] = plus(sums[slots[at]], value(column, row), row);
                }
            }
        } catch (RowException overflow) {
            for (int i = from; i < at; i++) {
                int row = rows == null ? i : rows[i];
                if (!column.isNull(row)) {
                    sums[slots[i]] -= value(column, row);
                }
            }
            return overflow;
        }
        throw new IllegalStateException("no sum overflows");
    }

    @Override
    void check(KeyedTable table, int[] slots, int count, @Nullable Column argument, int row) {
        long[] sums = table.longs(first);
        long sum = count == 0 ? 0 : sums[slots[0]];
        for (int i = 1; i < count; i++) {
            sum = plus(sum, sums[slots[i]], row);
        }
        if (row >= 0 && argument != null && !argument.isNull(row)) {
            plus(sum, value(argument, row), row);
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
