package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.workload.Workload;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.util.Collector;

/** Makes a result row of a pair of W6. */
final class PairFunction extends ProcessJoinFunction<Event, Event, ResultRow> {

    private static final long serialVersionUID = 1;

    @Override
    public void processElement(Event left, Event right, Context context, Collector<ResultRow> out) {
        ResultRow row = new ResultRow();
        row.key = left.key;
        row.windowStartMs = left.timeMs;
        row.count = right.timeMs;
        row.sum = Workload.pairOf(left.value, right.value);
        out.collect(row);
    }
}
