package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.contender.PacedRun;
import dev.millrace.benchmarks.workload.Checksum;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The ends of the pipelines: they count into Flink's accumulators, which add up over subtasks, and pass nothing on. */
final class ResultSinks {

    /** Accumulator of W1: rows that passed the filter. */
    static final String COUNT = "count";

    /** Accumulator of W1: their revenue. */
    static final String SUM = "sum";

    /** Accumulator of W2 to W4: number of result rows. */
    static final String RESULT_ROWS = "resultRows";

    /** Accumulator of W2 to W4: sum of {@link Checksum#of} over the result rows. */
    static final String CHECKSUM = "checksum";

    private ResultSinks() {}

    /** Counts and sums numbers: the end of W1. */
    static final class CountAndSum extends ProcessFunction<Long, Void> {

        private static final long serialVersionUID = 1;

        private final LongCounter count = new LongCounter();
        private final LongCounter sum = new LongCounter();

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().addAccumulator(COUNT, count);
            getRuntimeContext().addAccumulator(SUM, sum);
        }

        @Override
        public void processElement(Long revenue, Context context, Collector<Void> out) {
            count.add(1L);
            sum.add(revenue);
        }
    }

    /** Checks result rows in. */
    static final class Checked extends ProcessFunction<ResultRow, Void> {

        private static final long serialVersionUID = 1;

        private final LongCounter rows = new LongCounter();
        private final LongCounter checksum = new LongCounter();

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().addAccumulator(RESULT_ROWS, rows);
            getRuntimeContext().addAccumulator(CHECKSUM, checksum);
        }

        @Override
        public void processElement(ResultRow row, Context context, Collector<Void> out) {
            rows.add(1);
            checksum.add(Checksum.of(row.key, row.windowStartMs, row.count, row.sum));
        }
    }

    /** Gives result rows to the current {@link PacedRun}. */
    static final class Paced extends ProcessFunction<ResultRow, Void> {

        private static final long serialVersionUID = 1;

        @Override
        public void processElement(ResultRow row, Context context, Collector<Void> out) {
            PacedRun.current().add(row.key, row.windowStartMs, row.count, row.sum);
        }
    }
}
