package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.workload.Rows;
import dev.millrace.benchmarks.workload.Workload;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/** The workloads as DataStream programs, as a user who cares for speed would write them. */
final class Pipelines {

    private static final Duration WATERMARK_DELAY = Duration.ofMillis(Rows.WATERMARK_DELAY_MS);

    private Pipelines() {}

    static void add(StreamExecutionEnvironment environment, Workload workload, long rows) {
        switch (workload) {
            case W1 -> filter(environment, rows);
            case W2, W3, W5, W8 -> {
                var source = RowSource.of(new EventFunction(workload.keys()), Event.class, rows);
                end(windows(events(environment, source), workload), new ResultSinks.Checked());
            }
            case W4 -> end(campaigns(environment, rows), new ResultSinks.Checked());
            case W6 -> end(pairs(environment, workload, rows), new ResultSinks.Checked());
            case W7 -> end(top(environment, workload, rows), new ResultSinks.Checked());
        }
    }

    static void addPaced(StreamExecutionEnvironment environment) {
        var source = RowSource.paced(new EventFunction(Workload.W2.keys()), Event.class);
        end(windows(events(environment, source), Workload.W2), new ResultSinks.Paced());
    }

    private static void filter(StreamExecutionEnvironment environment, long rows) {
        environment
                .fromSource(
                        RowSource.of(new SaleFunction(), Event.class, rows), WatermarkStrategy.noWatermarks(), "rows")
                .filter(sale -> sale.key < Rows.PRICE_LIMIT)
                .map(sale -> Rows.revenue((int) sale.key, (int) sale.value))
                .returns(Types.LONG)
                .process(new ResultSinks.CountAndSum())
                .returns(Types.VOID)
                .sinkTo(new DiscardingSink<>());
    }

    private static SingleOutputStreamOperator<Event> events(
            StreamExecutionEnvironment environment, RowSource<Event> source) {
        return environment.fromSource(
                source,
                WatermarkStrategy.<Event>forBoundedOutOfOrderness(WATERMARK_DELAY)
                        .withTimestampAssigner((event, previous) -> event.timeMs),
                "rows");
    }

    private static SingleOutputStreamOperator<ResultRow> windows(
            SingleOutputStreamOperator<Event> events, Workload workload) {
        return events.keyBy(event -> event.key, Types.LONG)
                .window(assigner(workload))
                .aggregate(
                        new CountSumFunction.OfEvents(),
                        new WindowResult(),
                        TypeInformation.of(CountSum.class),
                        TypeInformation.of(CountSum.class),
                        TypeInformation.of(ResultRow.class));
    }

    private static SingleOutputStreamOperator<ResultRow> campaigns(StreamExecutionEnvironment environment, long rows) {
        return environment
                .fromSource(
                        RowSource.of(new AdTextFunction(), byte[].class, rows),
                        WatermarkStrategy.noWatermarks(),
                        "rows")
                .flatMap(new ParseViews())
                .assignTimestampsAndWatermarks(WatermarkStrategy.<View>forBoundedOutOfOrderness(WATERMARK_DELAY)
                        .withTimestampAssigner((view, previous) -> view.timeMs))
                .keyBy(view -> view.campaign, Types.LONG)
                .window(assigner(Workload.W4))
                .aggregate(
                        new CountSumFunction.OfViews(),
                        new WindowResult(),
                        TypeInformation.of(CountSum.class),
                        TypeInformation.of(CountSum.class),
                        TypeInformation.of(ResultRow.class));
    }

    private static SingleOutputStreamOperator<ResultRow> pairs(
            StreamExecutionEnvironment environment, Workload workload, long rows) {
        var left = RowSource.of(new EventFunction(workload.keys(), 2, 0), Event.class, (rows + 1) / 2);
        var right = RowSource.of(new EventFunction(workload.keys(), 2, 1), Event.class, rows / 2);
        Duration reach = Duration.ofMillis(workload.windowMs());
        return events(environment, left)
                .keyBy(event -> event.key, Types.LONG)
                .intervalJoin(events(environment, right).keyBy(event -> event.key, Types.LONG))
                .between(reach.negated(), reach)
                .process(new PairFunction(), TypeInformation.of(ResultRow.class));
    }

    private static SingleOutputStreamOperator<ResultRow> top(
            StreamExecutionEnvironment environment, Workload workload, long rows) {
        return events(environment, RowSource.of(new EventFunction(workload.keys()), Event.class, rows))
                .keyBy(event -> event.key, Types.LONG)
                .window(assigner(workload))
                .aggregate(
                        new TopFunctions.Largest(),
                        new TopFunctions.Ranks(),
                        TypeInformation.of(Top.class),
                        TypeInformation.of(Top.class),
                        TypeInformation.of(ResultRow.class));
    }

    private static WindowAssigner<Object, TimeWindow> assigner(Workload workload) {
        Duration size = Duration.ofMillis(workload.windowMs());
        if (workload == Workload.W5) {
            return EventTimeSessionWindows.withGap(size);
        }
        return workload.windowMs() == workload.slideMs()
                ? TumblingEventTimeWindows.of(size)
                : SlidingEventTimeWindows.of(size, Duration.ofMillis(workload.slideMs()));
    }

    private static void end(SingleOutputStreamOperator<ResultRow> results, ProcessFunction<ResultRow, Void> sink) {
        results.process(sink).returns(Types.VOID).sinkTo(new DiscardingSink<>());
    }
}
