package dev.millrace.runtime.aggregate;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.ObjectColumn;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** MIN and MAX by class of value. Each keeps the best value and how many values there were. */
final class ExtremeAccumulators {

    private ExtremeAccumulators() {}

    /** MIN or MAX for an argument's type. */
    static Accumulator create(int first, DataType type, boolean maximum) {
        Column sample = Column.create(type, 1);
        return switch (sample) {
            case LongColumn ignored -> new OfLong(first, maximum);
            case IntColumn ignored -> new OfLong(first, maximum);
            case BooleanColumn ignored -> new OfLong(first, maximum);
            case DoubleColumn ignored -> new OfDouble(first, maximum);
            case BytesColumn ignored -> new OfBytes(first, maximum);
            case ObjectColumn ignored -> new OfDecimal(first, maximum);
        };
    }

    /** Every type whose values fit a long. */
    private static final class OfLong extends Accumulator {

        private final boolean maximum;

        OfLong(int first, boolean maximum) {
            super(first);
            this.maximum = maximum;
        }

        @Override
        List<AccumulatorType> types() {
            return List.of(AccumulatorType.LONG, AccumulatorType.LONG);
        }

        @Override
        boolean exactInAnyOrder() {
            return true;
        }

        @Override
        void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
            Column column = Objects.requireNonNull(argument);
            for (int i = from; i < to; i++) {
                int row = rows == null ? i : rows[i];
                if (!column.isNull(row)) {
                    take(table, slots[i], value(column, row), 1);
                }
            }
        }

        private static long value(Column column, int row) {
            return switch (column) {
                case LongColumn longs -> longs.values()[row];
                case IntColumn ints -> ints.values()[row];
                case BooleanColumn flags -> flags.values()[row] ? 1 : 0;
                default ->
                    throw new IllegalStateException(
                            "no long in " + column.type().text());
            };
        }

        private void take(KeyedTable table, int slot, long value, long count) {
            long[] best = table.longs(first);
            long[] counts = table.longs(first + 1);
            if (counts[slot] == 0 || (maximum ? value > best[slot] : value < best[slot])) {
                best[slot] = value;
            }
            counts[slot] += count;
        }

        @Override
        void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
            for (int i = from; i < to; i++) {
                if (source.longs(first + 1)[i] > 0) {
                    take(table, targets[i], source.longs(first)[i], source.longs(first + 1)[i]);
                }
            }
        }

        @Override
        void write(KeyedTable table, int from, int count, Column to, int at) {
            long[] best = table.longs(first);
            for (int i = 0; i < count; i++) {
                switch (to) {
                    case LongColumn longs -> longs.values()[at + i] = best[from + i];
                    case IntColumn ints -> ints.values()[at + i] = (int) best[from + i];
                    case BooleanColumn flags -> flags.values()[at + i] = best[from + i] != 0;
                    default ->
                        throw new IllegalStateException(
                                "no long in " + to.type().text());
                }
            }
            Accumulators.nullsWhereZero(table.longs(first + 1), from, count, to, at);
        }
    }

    /** NaN is larger than every number, as in SQL's order here and in {@link Double#compare}. */
    private static final class OfDouble extends Accumulator {

        private final boolean maximum;

        OfDouble(int first, boolean maximum) {
            super(first);
            this.maximum = maximum;
        }

        @Override
        List<AccumulatorType> types() {
            return List.of(AccumulatorType.DOUBLE, AccumulatorType.LONG);
        }

        @Override
        boolean exactInAnyOrder() {
            return true;
        }

        @Override
        void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
            DoubleColumn column = (DoubleColumn) Objects.requireNonNull(argument);
            for (int i = from; i < to; i++) {
                int row = rows == null ? i : rows[i];
                if (!column.isNull(row)) {
                    take(table, slots[i], column.values()[row], 1);
                }
            }
        }

        private void take(KeyedTable table, int slot, double value, long count) {
            double[] best = table.doubles(first);
            long[] counts = table.longs(first + 1);
            int order = Double.compare(value, best[slot]);
            if (counts[slot] == 0 || (maximum ? order > 0 : order < 0)) {
                best[slot] = value;
            }
            counts[slot] += count;
        }

        @Override
        void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
            for (int i = from; i < to; i++) {
                if (source.longs(first + 1)[i] > 0) {
                    take(table, targets[i], source.doubles(first)[i], source.longs(first + 1)[i]);
                }
            }
        }

        @Override
        void write(KeyedTable table, int from, int count, Column to, int at) {
            System.arraycopy(table.doubles(first), from, ((DoubleColumn) to).values(), at, count);
            Accumulators.nullsWhereZero(table.longs(first + 1), from, count, to, at);
        }
    }

    /** Strings (by code point, which is UTF-8's byte order) and byte strings. */
    private static final class OfBytes extends Accumulator {

        private final boolean maximum;

        OfBytes(int first, boolean maximum) {
            super(first);
            this.maximum = maximum;
        }

        @Override
        List<AccumulatorType> types() {
            return List.of(AccumulatorType.OBJECT);
        }

        @Override
        boolean exactInAnyOrder() {
            return true;
        }

        @Override
        void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
            BytesColumn column = (BytesColumn) Objects.requireNonNull(argument);
            for (int i = from; i < to; i++) {
                int row = rows == null ? i : rows[i];
                if (!column.isNull(row)) {
                    int start = column.starts()[row];
                    take(table, slots[i], column.heap(), start, start + column.lengths()[row]);
                }
            }
        }

        private void take(KeyedTable table, int slot, byte[] heap, int start, int end) {
            @Nullable Object[] best = table.objects(first);
            byte[] old = (byte[]) best[slot];
            if (old != null) {
                int order = Arrays.compareUnsigned(heap, start, end, old, 0, old.length);
                if (maximum ? order <= 0 : order >= 0) {
                    return;
                }
            }
            best[slot] = Arrays.copyOfRange(heap, start, end);
        }

        @Override
        void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
            for (int i = from; i < to; i++) {
                byte[] value = (byte[]) source.objects(first)[i];
                if (value != null) {
                    take(table, targets[i], value, 0, value.length);
                }
            }
        }

        @Override
        void write(KeyedTable table, int from, int count, Column to, int at) {
            BytesColumn column = (BytesColumn) to;
            for (int i = 0; i < count; i++) {
                byte[] value = (byte[]) table.objects(first)[from + i];
                if (value == null) {
                    column.setNull(at + i);
                } else {
                    column.setNotNull(at + i);
                    column.set(at + i, value, 0, value.length);
                }
            }
        }
    }

    /** Of equal decimals the one that came first is kept, whatever its scale: not the same in any order. */
    private static final class OfDecimal extends Accumulator {

        private final boolean maximum;

        OfDecimal(int first, boolean maximum) {
            super(first);
            this.maximum = maximum;
        }

        @Override
        List<AccumulatorType> types() {
            return List.of(AccumulatorType.OBJECT);
        }

        @Override
        void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
            ObjectColumn column = (ObjectColumn) Objects.requireNonNull(argument);
            for (int i = from; i < to; i++) {
                int row = rows == null ? i : rows[i];
                if (!column.isNull(row)) {
                    take(table, slots[i], column.values()[row]);
                }
            }
        }

        private void take(KeyedTable table, int slot, @Nullable Object value) {
            @Nullable Object[] best = table.objects(first);
            if (value == null) {
                return;
            }
            if (best[slot] instanceof BigDecimal old) {
                int order = ((BigDecimal) value).compareTo(old);
                if (maximum ? order <= 0 : order >= 0) {
                    return;
                }
            }
            best[slot] = value;
        }

        @Override
        void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
            for (int i = from; i < to; i++) {
                take(table, targets[i], source.objects(first)[i]);
            }
        }

        @Override
        void write(KeyedTable table, int from, int count, Column to, int at) {
            for (int i = 0; i < count; i++) {
                to.setBoxed(at + i, table.objects(first)[from + i]);
            }
        }
    }
}
