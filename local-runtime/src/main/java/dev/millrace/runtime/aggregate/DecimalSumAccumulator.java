package dev.millrace.runtime.aggregate;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.ObjectColumn;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SUM or AVG of decimals. Either every sum on the way must have at most 38 digits, or only the total. */
final class DecimalSumAccumulator extends Accumulator {

    private final boolean average;
    private final int scale;
    private final boolean totals;

    DecimalSumAccumulator(int first, boolean average, int scale, boolean totals) {
        super(first);
        this.average = average;
        this.scale = scale;
        this.totals = totals;
    }

    @Override
    List<AccumulatorType> types() {
        return List.of(AccumulatorType.OBJECT, AccumulatorType.LONG);
    }

    @Override
    boolean mayFail() {
        return !totals;
    }

    @Override
    boolean exactInAnyOrder() {
        return totals;
    }

    @Override
    void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        ObjectColumn column = (ObjectColumn) Objects.requireNonNull(argument);
        @Nullable Object[] sums = table.objects(first);
        long[] counts = table.longs(first + 1);
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            if (column.isNull(row)) {
                continue;
            }
            try {
                sums[slots[i]] = plus(sums[slots[i]], column.values()[row], row);
                counts[slots[i]]++;
            } catch (RowException overflow) {
                takeBack(table, slots, column, rows, from, i);
                throw overflow;
            }
        }
    }

    @Override
    void takeBack(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        ObjectColumn column = (ObjectColumn) Objects.requireNonNull(argument);
        @Nullable Object[] sums = table.objects(first);
        long[] counts = table.longs(first + 1);
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            if (!column.isNull(row)) {
                int slot = slots[i];
                BigDecimal sum = (BigDecimal) Objects.requireNonNull(sums[slot]);
                counts[slot]--;
                sums[slot] = counts[slot] == 0
                        ? null
                        : sum.subtract((BigDecimal) Objects.requireNonNull(column.values()[row]));
            }
        }
    }

    @Override
    void check(KeyedTable table, int[] slots, int count, @Nullable Column argument, int row) {
        @Nullable Object[] sums = table.objects(first);
        Object sum = count == 0 ? null : sums[slots[0]];
        for (int i = 1; i < count; i++) {
            sum = plus(sum, sums[slots[i]], row);
        }
        if (row >= 0 && argument instanceof ObjectColumn column && !column.isNull(row)) {
            Object _ = plus(sum, column.values()[row], row);
        }
    }

    private @Nullable Object plus(@Nullable Object sum, @Nullable Object value, int row) {
        if (sum == null || value == null) {
            return sum == null ? value : sum;
        }
        BigDecimal result = ((BigDecimal) sum).add((BigDecimal) value);
        if (!totals && result.precision() > DataType.Decimal.MAX_PRECISION) {
            throw new RowException(row, "OVERFLOW", "the sum " + sum + " + " + value + " has more than 38 digits");
        }
        return result;
    }

    @Override
    void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
        @Nullable Object[] sums = table.objects(first);
        for (int i = from; i < to; i++) {
            sums[targets[i]] = plus(sums[targets[i]], source.objects(first)[i], RowException.NO_ROW);
        }
        Accumulators.mergeCounts(table, targets, source, from, to, first + 1);
    }

    @Override
    void write(KeyedTable table, int from, int count, Column to, int at) {
        long[] counts = table.longs(first + 1);
        for (int i = 0; i < count; i++) {
            Object sum = table.objects(first)[from + i];
            to.setBoxed(at + i, sum == null ? null : result((BigDecimal) sum, counts[from + i], at + i));
        }
    }

    private BigDecimal result(BigDecimal sum, long count, int row) {
        if (sum.precision() > DataType.Decimal.MAX_PRECISION) {
            throw new RowException(row, "OVERFLOW", "the sum " + sum + " has more than 38 digits");
        }
        return average
                ? sum.divide(BigDecimal.valueOf(count), scale, RoundingMode.HALF_UP)
                : sum.setScale(scale, RoundingMode.HALF_UP);
    }
}
