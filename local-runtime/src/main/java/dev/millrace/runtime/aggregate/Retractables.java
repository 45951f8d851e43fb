package dev.millrace.runtime.aggregate;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.runtime.data.RowException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The aggregates from which values can be taken away. */
final class Retractables {

    private Retractables() {}

    static Retractable create(AggregateCall call) {
        return switch (call.function()) {
            case COUNT -> new Count();
            case SUM, AVG, STDDEV, STDDEV_POP ->
                call.type() == DataType.Scalar.BIGINT ? new LongSum() : new ExactSum(call.function(), call.type());
            case MIN -> new Extreme(false);
            case MAX -> new Extreme(true);
            case COUNT_DISTINCT -> new Distinct();
            case FIRST -> new Timed(false);
            case LAST -> new Timed(true);
            case COLLECT -> new Collect();
            case ARGMIN -> new Argument(false);
            case ARGMAX -> new Argument(true);
            case REDUCE, FOLD ->
                throw new IllegalStateException("the validator refuses " + call.function() + " as a changelog");
            case APPROX_COUNT_DISTINCT, APPROX_QUANTILE ->
                Growing.of((BoxedAccumulator<?>) Accumulators.create(call, 0));
        };
    }

    /** Values of one ordered type; texts by code point. */
    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return Arrays.compareUnsigned(x.getBytes(StandardCharsets.UTF_8), y.getBytes(StandardCharsets.UTF_8));
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static final class Count implements Retractable {
        private long count;

        @Override
        public void add(Object value, @Nullable Object by, GroupRow row) {
            count++;
        }

        @Override
        public void remove(Object value, @Nullable Object by, GroupRow row) {
            count--;
        }

        @Override
        public Object result() {
            return count;
        }
    }

    private static final class LongSum implements Retractable {
        private long sum;
        private long count;

        @Override
        public void add(Object value, @Nullable Object by, GroupRow row) {
            long number = ((Number) value).longValue();
            long result = sum + number;
            if (((sum ^ result) & (number ^ result)) < 0) {
                throw overflow(sum + " + " + number);
            }
            sum = result;
            count++;
        }

        @Override
        public void remove(Object value, @Nullable Object by, GroupRow row) {
            long number = ((Number) value).longValue();
            long result = sum - number;
            if (((sum ^ number) & (sum ^ result)) < 0) {
                throw overflow(sum + " - " + number);
            }
            sum = result;
            count--;
        }

        private static RowException overflow(String what) {
            return new RowException(0, "OVERFLOW", "the sum " + what + " does not fit a bigint");
        }

        @Override
        public @Nullable Object result() {
            return count == 0 ? null : (Object) sum;
        }
    }

    /** How often each value is there. */
    private static final class Distinct implements Retractable {
        private final Map<Object, Integer> counts = new HashMap<>();

        @Override
        public void add(Object value, @Nullable Object by, GroupRow row) {
            counts.merge(DistinctAccumulator.identity(value), 1, Integer::sum);
        }

        @Override
        public void remove(Object value, @Nullable Object by, GroupRow row) {
            counts.computeIfPresent(
                    DistinctAccumulator.identity(value), (same, count) -> count == 1 ? null : (Integer) (count - 1));
        }

        @Override
        public Object result() {
            return (long) counts.size();
        }
    }

    /** MIN and MAX: how often each value is there, in their order. */
    private static final class Extreme implements Retractable {
        private final boolean maximum;
        private final TreeMap<Object, Integer> counts = new TreeMap<>(Retractables::compare);

        Extreme(boolean maximum) {
            this.maximum = maximum;
        }

        @Override
        public void add(Object value, @Nullable Object by, GroupRow row) {
            counts.merge(value, 1, Integer::sum);
        }

        @Override
        public void remove(Object value, @Nullable Object by, GroupRow row) {
            counts.computeIfPresent(value, (same, count) -> count == 1 ? null : (Integer) (count - 1));
        }

        @Override
        public @Nullable Object result() {
            return counts.isEmpty() ? null : maximum ? counts.lastKey() : counts.firstKey();
        }
    }

    /** Rows by event time, those of one time as they came. */
    private abstract static class Kept implements Retractable {
        final TreeMap<GroupRow, Object> values =
                new TreeMap<>(Comparator.comparingLong(GroupRow::time).thenComparingLong(GroupRow::number));

        @Override
        public void add(Object value, @Nullable Object by, GroupRow row) {
            values.put(row, value);
        }

        @Override
        public void remove(Object value, @Nullable Object by, GroupRow row) {
            values.remove(row);
        }
    }

    private static final class Timed extends Kept {
        private final boolean last;

        Timed(boolean last) {
            this.last = last;
        }

        @Override
        public @Nullable Object result() {
            return values.isEmpty() ? null : (last ? values.lastEntry() : values.firstEntry()).getValue();
        }
    }

    private static final class Collect extends Kept {
        @Override
        public Object result() {
            return Collections.unmodifiableList(new ArrayList<>(values.values()));
        }
    }

    /** ARGMIN and ARGMAX; of several, the row with the earliest event time, and of one time the one that came first. */
    private static final class Argument implements Retractable {

        private record Ranked(Object by, GroupRow row) {}

        private final TreeMap<Ranked, Object> values;

        Argument(boolean maximum) {
            Comparator<Ranked> byValue = Comparator.comparing(Ranked::by, Retractables::compare);
            values = new TreeMap<>((maximum ? byValue.reversed() : byValue)
                    .thenComparingLong(each -> each.row().time())
                    .thenComparingLong(each -> each.row().number()));
        }

        @Override
        public void add(Object value, @Nullable Object by, GroupRow row) {
            if (by != null) {
                values.put(new Ranked(by, row), value);
            }
        }

        @Override
        public void remove(Object value, @Nullable Object by, GroupRow row) {
            if (by != null) {
                values.remove(new Ranked(by, row));
            }
        }

        @Override
        public @Nullable Object result() {
            return values.isEmpty() ? null : values.firstEntry().getValue();
        }
    }

    /** An aggregate from which nothing can be taken away, for rows that stay. */
    private static final class Growing<S> implements Retractable {
        private final BoxedAccumulator<S> accumulator;
        private final S state;

        private Growing(BoxedAccumulator<S> accumulator) {
            this.accumulator = accumulator;
            this.state = accumulator.create();
        }

        static <S> Growing<S> of(BoxedAccumulator<S> accumulator) {
            return new Growing<>(accumulator);
        }

        @Override
        public void add(Object value, @Nullable Object by, GroupRow row) {
            accumulator.take(state, value, by, row.time());
        }

        @Override
        public void remove(Object value, @Nullable Object by, GroupRow row) {
            throw new IllegalStateException("a sketch forgets nothing; the validator refuses changelogs here");
        }

        @Override
        public @Nullable Object result() {
            return accumulator.result(state);
        }
    }

    /** Whether the group's rows must be told apart, since their times or their order count. */
    static boolean needsRows(AggregateCall call) {
        return switch (call.function()) {
            case FIRST, LAST, COLLECT, ARGMIN, ARGMAX -> true;
            default -> false;
        };
    }

    /** The same for rows of equal values. */
    static List<@Nullable Object> identity(List<@Nullable Object> values) {
        List<@Nullable Object> same = new ArrayList<>(values.size());
        for (Object value : values) {
            same.add(value == null ? null : identity(value));
        }
        return same;
    }

    @SuppressWarnings("unchecked") // arrays and rows are lists of boxed values
    private static Object identity(Object value) {
        return value instanceof List<?> list
                ? identity((List<@Nullable Object>) list)
                : DistinctAccumulator.identity(value);
    }
}
