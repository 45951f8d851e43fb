package dev.millrace.runtime.aggregate;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.state.KeyedTable;

/** Chooses the accumulator of an aggregate call. */
final class Accumulators {

    private Accumulators() {}

    static Accumulator create(AggregateCall call, int first) {
        return create(call, first, false);
    }

    /**
     * An accumulator.
     *
     * @param totals whether only totals may overflow, and not sums on the way to them
     */
    static Accumulator create(AggregateCall call, int first, boolean totals) {
        return switch (call.function()) {
            case COUNT -> new CountAccumulator(first);
            case SUM -> sum(call, first, totals);
            case AVG -> average(call, first, totals);
            case MIN -> ExtremeAccumulators.create(first, argument(call).type(), false);
            case MAX -> ExtremeAccumulators.create(first, argument(call).type(), true);
            case COUNT_DISTINCT -> new DistinctAccumulator(first);
            case FIRST -> new TimedAccumulator(first, false);
            case LAST -> new TimedAccumulator(first, true);
            case COLLECT -> new CollectAccumulator(first);
            case STDDEV -> new DeviationAccumulator(first, false);
            case STDDEV_POP -> new DeviationAccumulator(first, true);
            case ARGMIN -> new ArgumentAccumulator(first, false);
            case ARGMAX -> new ArgumentAccumulator(first, true);
            case APPROX_COUNT_DISTINCT -> new SketchAccumulators.Distinct(first);
            case APPROX_QUANTILE ->
                new SketchAccumulators.Quantile(first, call.details().quantile());
            case REDUCE, FOLD ->
                new FoldAccumulator(first, call.details().folding().orElseThrow());
        };
    }

    private static Expression argument(AggregateCall call) {
        return call.argument().orElseThrow(() -> new IllegalStateException(call.function() + " needs an argument"));
    }

    private static Accumulator sum(AggregateCall call, int first, boolean totals) {
        if (call.type() instanceof DataType.Decimal decimal) {
            return new DecimalSumAccumulator(first, false, decimal.scale(), totals);
        }
        if (call.type() == DataType.Scalar.DOUBLE) {
            return new DoubleSumAccumulator(first, false);
        }
        boolean nullable = argument(call).nullable() || call.filter().isPresent();
        return totals ? new TotalSumAccumulator(first, nullable) : new LongSumAccumulator(first, nullable);
    }

    private static Accumulator average(AggregateCall call, int first, boolean totals) {
        if (call.type() instanceof DataType.Decimal decimal) {
            return new DecimalSumAccumulator(first, true, decimal.scale(), totals);
        }
        return argument(call).type() == DataType.Scalar.DOUBLE
                ? new DoubleSumAccumulator(first, true)
                : new LongAverageAccumulator(first);
    }

    static void mergeCounts(KeyedTable table, int[] targets, KeyedTable source, int from, int to, int accumulator) {
        long[] counts = table.longs(accumulator);
        long[] added = source.longs(accumulator);
        for (int i = from; i < to; i++) {
            counts[targets[i]] += added[i];
        }
    }

    /** Marks results without any value as null. */
    static void nullsWhereZero(long[] counts, int from, int count, Column to, int at) {
        for (int i = 0; i < count; i++) {
            if (counts[from + i] == 0) {
                to.setNull(at + i);
            } else {
                to.setNotNull(at + i);
            }
        }
    }
}
