package dev.millrace.runtime.aggregate;

import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SUM of int and bigint as bigint, exact in 128 bits while rows are added: only a total that does not fit a bigint is an
 * overflow. So the result does not depend on the order of the rows, as it would if every sum on the way had to fit. How
 * often a sum has wrapped is counted beside it; that count is only touched when a stretch of rows has wrapped at all.
 */
final class TotalSumAccumulator extends Accumulator {

    /** Whether a sum may lack any value, so that values must be counted. */
    private final boolean nullable;

    TotalSumAccumulator(int first, boolean nullable) {
        super(first);
        this.nullable = nullable;
    }

    /** The sum modulo 2^64, how often it has wrapped upwards less downwards, and the number of values. */
    @Override
    List<AccumulatorType> types() {
        return nullable
                ? List.of(AccumulatorType.LONG, AccumulatorType.LONG, AccumulatorType.LONG)
                : List.of(AccumulatorType.LONG, AccumulatorType.LONG);
    }

    @Override
    boolean exactInAnyOrder() {
        return true;
    }

    @Override
    void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        Column column = Objects.requireNonNull(argument);
        if (!nullable && column instanceof LongColumn longs) {
            addAll(table, slots, longs.values(), rows, from, to);
            return;
        }
        long[] sums = table.longs(first);
        long[] wraps = table.longs(first + 1);
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            if (!column.isNull(row)) {
                plus(sums, wraps, slots[i], value(column, row));
                if (nullable) {
                    table.longs(first + 2)[slots[i]]++;
                }
            }
        }
    }

    private void addAll(KeyedTable table, int[] slots, long[] values, int @Nullable [] rows, int from, int to) {
        long[] sums = table.longs(first);
        long wrapped = 0;
        for (int i = from; i < to; i++) {
            long value = values[rows == null ? i : rows[i]];
            long old = sums[slots[i]];
            long sum = old + value;
            wrapped |= (old ^ sum) & (value ^ sum);
            sums[slots[i]] = sum;
        }
        if (wrapped < 0) {
            addAgain(sums, table.longs(first + 1), slots, values, rows, from, to);
        }
    }

    /** Takes the stretch back (sums wrap both ways alike) and adds it again, looking at every row. */
    private static void addAgain(
            long[] sums, long[] wraps, int[] slots, long[] values, int @Nullable [] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            sums[slots[i]] -= values[rows == null ? i : rows[i]];
        }
        for (int i = from; i < to; i++) {
            plus(sums, wraps, slots[i], values[rows == null ? i : rows[i]]);
        }
    }

    private static void plus(long[] sums, long[] wraps, int slot, long value) {
        long old = sums[slot];
        long sum = old + value;
        sums[slot] = sum;
        if (((old ^ sum) & (value ^ sum)) < 0) {
            wraps[slot] += value < 0 ? -1 : 1;
        }
    }

    private static long value(Column column, int row) {
        return column instanceof LongColumn longs ? longs.values()[row] : ((IntColumn) column).values()[row];
    }

    @Override
    void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
        long[] sums = table.longs(first);
        long[] wraps = table.longs(first + 1);
        long[] added = source.longs(first);
        long[] addedWraps = source.longs(first + 1);
        for (int i = from; i < to; i++) {
            plus(sums, wraps, targets[i], added[i]);
            wraps[targets[i]] += addedWraps[i];
        }
        if (nullable) {
            Accumulators.mergeCounts(table, targets, source, from, to, first + 2);
        }
    }

    @Override
    void write(KeyedTable table, int from, int count, Column to, int at) {
        long[] sums = table.longs(first);
        long[] wraps = table.longs(first + 1);
        long wrapped = 0;
        for (int i = from; i < from + count; i++) {
            wrapped |= wraps[i];
        }
        if (wrapped != 0) {
            refuse(sums, wraps, from, count, at);
        }
        System.arraycopy(sums, from, ((LongColumn) to).values(), at, count);
        if (nullable) {
            Accumulators.nullsWhereZero(table.longs(first + 2), from, count, to, at);
        }
    }

    private static void refuse(long[] sums, long[] wraps, int from, int count, int at) {
        for (int i = from; i < from + count; i++) {
            if (wraps[i] != 0) {
                BigInteger total =
                        BigInteger.valueOf(wraps[i]).shiftLeft(Long.SIZE).add(BigInteger.valueOf(sums[i]));
                throw new RowException(at + i - from, "OVERFLOW", "the sum " + total + " does not fit a bigint");
            }
        }
    }
}
