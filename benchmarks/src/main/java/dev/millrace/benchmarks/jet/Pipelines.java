package dev.millrace.benchmarks.jet;

import com.hazelcast.function.ToLongFunctionEx;
import com.hazelcast.jet.accumulator.LongLongAccumulator;
import com.hazelcast.jet.aggregate.AggregateOperation;
import com.hazelcast.jet.aggregate.AggregateOperation1;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.ServiceFactories;
import com.hazelcast.jet.pipeline.WindowDefinition;
import dev.millrace.benchmarks.workload.Rows;
import dev.millrace.benchmarks.workload.Workload;

/** The workloads as Jet pipelines, as a user who cares for speed would write them. */
final class Pipelines {

    private Pipelines() {}

    static Pipeline of(Workload workload, long rows) {
        return switch (workload) {
            case W1 -> filter(rows);
            case W2, W3 -> windows(workload, rows, false);
            case W4 -> campaigns(rows);
        };
    }

    /** W2 over the rows of the current paced run. */
    static Pipeline paced(long rows) {
        return windows(Workload.W2, rows, true);
    }

    private static Pipeline filter(long rows) {
        Pipeline pipeline = Pipeline.create();
        pipeline.readFrom(RowProcessor.source(Event::sale, rows))
                .filter(sale -> sale.key() < Rows.PRICE_LIMIT)
                .map(sale -> Rows.revenue((int) sale.key(), (int) sale.value()))
                .aggregate(countAndSum(Long::longValue))
                .writeTo(ResultProcessor.sink(false));
        return pipeline;
    }

    private static Pipeline windows(Workload workload, long rows, boolean paced) {
        Pipeline pipeline = Pipeline.create();
        EventProcessor.readFrom(pipeline, workload.keys(), rows, paced)
                .groupingKey(Event::key)
                .window(WindowDefinition.sliding(workload.windowMs(), workload.slideMs()))
                .aggregate(countAndSum(Event::value))
                .writeTo(ResultProcessor.sink(paced));
        return pipeline;
    }

    private static Pipeline campaigns(long rows) {
        Pipeline pipeline = Pipeline.create();
        pipeline.readFrom(RowProcessor.source(RowFunction::adText, rows))
                .mapUsingService(
                        ServiceFactories.nonSharedService(context -> new View.Parser()),
                        (parser, text) -> parser.parse(text))
                .addTimestamps(View::timeMs, Rows.WATERMARK_DELAY_MS)
                .groupingKey(View::campaign)
                .window(WindowDefinition.tumbling(Workload.W4.windowMs()))
                .aggregate(countAndSum(view -> 0))
                .writeTo(ResultProcessor.sink(false));
        return pipeline;
    }

    /** One accumulator for both, with a deduction, which lets Jet slide a window instead of adding it up each time. */
    private static <T> AggregateOperation1<T, LongLongAccumulator, LongLongAccumulator> countAndSum(
            ToLongFunctionEx<T> value) {
        return AggregateOperation.withCreate(LongLongAccumulator::new)
                .<T>andAccumulate((total, row) -> {
                    total.set1(total.get1() + 1);
                    total.set2(total.get2() + value.applyAsLong(row));
                })
                .andCombine((total, other) -> {
                    total.set1(total.get1() + other.get1());
                    total.set2(total.get2() + other.get2());
                })
                .andDeduct((total, other) -> {
                    total.set1(total.get1() - other.get1());
                    total.set2(total.get2() - other.get2());
                })
                .andExportFinish(total -> new LongLongAccumulator(total.get1(), total.get2()));
    }
}
