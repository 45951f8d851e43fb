package dev.millrace.benchmarks.flink;

import org.apache.flink.api.common.functions.AggregateFunction;

/** Counts rows and sums a value, incrementally. */
abstract class CountSumFunction<T> implements AggregateFunction<T, CountSum, CountSum> {

    private static final long serialVersionUID = 1;

    @Override
    public CountSum createAccumulator() {
        return new CountSum();
    }

    @Override
    public CountSum add(T row, CountSum accumulator) {
        accumulator.count++;
        accumulator.sum += value(row);
        return accumulator;
    }

    abstract long value(T row);

    @Override
    public CountSum getResult(CountSum accumulator) {
        return accumulator;
    }

    @Override
    public CountSum merge(CountSum first, CountSum second) {
        first.count += second.count;
        first.sum += second.sum;
        return first;
    }

    /** For W2 and W3. */
    static final class OfEvents extends CountSumFunction<Event> {

        private static final long serialVersionUID = 1;

        @Override
        long value(Event row) {
            return row.value;
        }
    }

    /** For W4, which sums nothing. */
    static final class OfViews extends CountSumFunction<View> {

        private static final long serialVersionUID = 1;

        @Override
        long value(View row) {
            return 0;
        }
    }
}
