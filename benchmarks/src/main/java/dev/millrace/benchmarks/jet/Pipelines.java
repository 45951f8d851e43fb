package dev.millrace.benchmarks.jet;

import com.hazelcast.function.ComparatorEx;
import com.hazelcast.function.ToLongFunctionEx;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.accumulator.LongLongAccumulator;
import com.hazelcast.jet.aggregate.AggregateOperation;
import com.hazelcast.jet.aggregate.AggregateOperation1;
import com.hazelcast.jet.aggregate.AggregateOperations;
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
            case W2, W3, W5, W8 -> windows(workload, rows, false);
            case W4 -> campaigns(rows);
            case W6 -> pairs(workload, rows);
            case W7 -> top(workload, rows);
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
                .window(window(workload))
                .aggregate(countAndSum(Event::value))
                .writeTo(ResultProcessor.sink(paced));
        return pipeline;
    }

    /** Rows exactly as far apart as Jet's session timeout are two sessions; everybody else's gap makes them one. */
    private static WindowDefinition window(Workload workload) {
        return workload == Workload.W5
                ? WindowDefinition.session(workload.windowMs() + 1L)
                : WindowDefinition.sliding(workload.windowMs(), workload.slideMs());
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

    private static Pipeline top(Workload workload, long rows) {
        Pipeline pipeline = Pipeline.create();
        EventProcessor.readFrom(pipeline, workload.keys(), rows, false)
                .groupingKey(Event::key)
                .window(window(workload))
                .aggregate(AggregateOperations.topN(Workload.TOP, ComparatorEx.comparingLong(Event::value)))
                .writeTo(ResultProcessor.sink(false));
        return pipeline;
    }

    /** Jet joins no streams by intervals: both in one, and a state per key with the last rows of each. */
    private static Pipeline pairs(Workload workload, long rows) {
        int reachMs = workload.windowMs();
        Pipeline pipeline = Pipeline.create();
        EventProcessor.readFrom(pipeline, workload.keys(), rows, false)
                .groupingKey(Event::key)
                .flatMapStateful(
                        2L * reachMs,
                        () -> new PairState(reachMs),
                        PairState::add,
                        (state, key, watermark) -> Traversers.<PairState.Pair>empty())
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
