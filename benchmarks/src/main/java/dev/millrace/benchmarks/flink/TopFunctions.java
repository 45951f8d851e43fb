package dev.millrace.benchmarks.flink;

import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** W7, incrementally: only the largest values are kept. */
final class TopFunctions {

    private TopFunctions() {}

    /** Keeps the largest values. */
    static final class Largest implements AggregateFunction<Event, Top, Top> {

        private static final long serialVersionUID = 1;

        @Override
        public Top createAccumulator() {
            return new Top();
        }

        @Override
        public Top add(Event row, Top top) {
            top.add(row.value);
            return top;
        }

        @Override
        public Top getResult(Top top) {
            return top;
        }

        @Override
        public Top merge(Top first, Top second) {
            for (int i = 0; i < second.count; i++) {
                first.add(second.values[i]);
            }
            return first;
        }
    }

    /** Gives a row for each. */
    static final class Ranks extends ProcessWindowFunction<Top, ResultRow, Long, TimeWindow> {

        private static final long serialVersionUID = 1;

        @Override
        public void process(Long key, Context context, Iterable<Top> tops, Collector<ResultRow> out) {
            Top top = tops.iterator().next();
            for (int i = 0; i < top.count; i++) {
                ResultRow row = new ResultRow();
                row.key = key;
                row.windowStartMs = context.window().getStart();
                row.count = i + 1L;
                row.sum = top.values[i];
                out.collect(row);
            }
        }
    }
}
