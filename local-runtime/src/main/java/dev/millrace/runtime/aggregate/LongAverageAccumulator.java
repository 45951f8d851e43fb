package dev.millrace.runtime.aggregate;

import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** AVG of int and bigint: the sum is exact in 128 bits, so no number of rows overflows it. */
final class LongAverageAccumulator extends Accumulator {

    private static final BigDecimal TWO_TO_64 = new BigDecimal(BigInteger.ONE.shiftLeft(64));

    LongAverageAccumulator(int first) {
        super(first);
    }

    /** The sum modulo 2^64, how often it wrapped, and the number of values. */
    @Override
    List<AccumulatorType> types() {
        return List.of(AccumulatorType.LONG, AccumulatorType.LONG, AccumulatorType.LONG);
    }

    @Override
    boolean exactInAnyOrder() {
        return true;
    }

    @Override
    void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        Column column = Objects.requireNonNull(argument);
        long[] sums = table.longs(first);
        long[] wraps = table.longs(first + 1);
        long[] counts = table.longs(first + 2);
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            if (column.isNull(row)) {
                continue;
            }
            long value = column instanceof LongColumn longs ? longs.values()[row] : ((IntColumn) column).values()[row];
            int slot = slots[i];
            wraps[slot] += wrap(sums[slot], value);
            sums[slot] += value;
            counts[slot]++;
        }
    }

    /** What a sum's wrapping adds to the upper half. */
    private static long wrap(long sum, long value) {
        long result = sum + value;
        if (((sum ^ result) & (value ^ result)) >= 0) {
            return 0;
        }
        return value < 0 ? -1 : 1;
    }

    @Override
    void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
        long[] sums = table.longs(first);
        long[] wraps = table.longs(first + 1);
        for (int i = from; i < to; i++) {
            long value = source.longs(first)[i];
            wraps[targets[i]] += source.longs(first + 1)[i] + wrap(sums[targets[i]], value);
            sums[targets[i]] += value;
        }
        Accumulators.mergeCounts(table, targets, source, from, to, first + 2);
    }

    @Override
    void write(KeyedTable table, int from, int count, Column to, int at) {
        long[] counts = table.longs(first + 2);
        double[] results = ((DoubleColumn) to).values();
        for (int i = 0; i < count; i++) {
            results[at + i] = average(table.longs(first)[from + i], table.longs(first + 1)[from + i], counts[from + i]);
        }
        Accumulators.nullsWhereZero(counts, from, count, to, at);
    }

    private static double average(long sum, long wraps, long count) {
        if (count == 0) {
            return 0;
        }
        if (wraps == 0) {
            return (double) sum / count;
        }
        return TWO_TO_64
                .multiply(BigDecimal.valueOf(wraps))
                .add(BigDecimal.valueOf(sum))
                .divide(BigDecimal.valueOf(count), MathContext.DECIMAL64)
                .doubleValue();
    }
}
