package dev.millrace.benchmarks.flink;

import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Adds key and window to an aggregate. */
final class WindowResult extends ProcessWindowFunction<CountSum, ResultRow, Long, TimeWindow> {

    private static final long serialVersionUID = 1;

    @Override
    public void process(Long key, Context context, Iterable<CountSum> aggregates, Collector<ResultRow> out) {
        CountSum aggregate = aggregates.iterator().next();
        ResultRow row = new ResultRow();
        row.key = key;
        row.windowStartMs = context.window().getStart();
        row.count = aggregate.count;
        row.sum = aggregate.sum;
        out.collect(row);
    }
}
