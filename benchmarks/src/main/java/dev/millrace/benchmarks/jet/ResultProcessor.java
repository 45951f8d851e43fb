package dev.millrace.benchmarks.jet;

import com.hazelcast.jet.accumulator.LongLongAccumulator;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.Sinks;
import dev.millrace.benchmarks.contender.PacedRun;
import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Results;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A cooperative sink that checks results in. Jet copies its functions, so the totals of a process are static. */
final class ResultProcessor extends AbstractProcessor {

    private static final AtomicLong ROWS = new AtomicLong();
    private static final AtomicLong CHECKSUM = new AtomicLong();

    private final Checksum checksum = new Checksum();
    private final Results results;

    private ResultProcessor(boolean paced) {
        results = paced ? PacedRun.current() : checksum;
    }

    static <T> Sink<T> sink(boolean paced) {
        return Sinks.fromProcessor("results", ProcessorMetaSupplier.of(() -> new ResultProcessor(paced)));
    }

    static void reset() {
        ROWS.set(0);
        CHECKSUM.set(0);
    }

    static long rows() {
        return ROWS.get();
    }

    static long checksum() {
        return CHECKSUM.get();
    }

    @Override
    protected boolean tryProcess0(Object item) {
        switch (item) {
            case KeyedWindowResult<?, ?> window
            when window.result() instanceof List<?> rows -> {
                for (int i = 0; i < rows.size(); i++) {
                    results.add((Long) window.key(), window.start(), i + 1L, ((Event) rows.get(i)).value());
                }
            }
            case KeyedWindowResult<?, ?> window -> {
                LongLongAccumulator value = (LongLongAccumulator) window.result();
                results.add((Long) window.key(), window.start(), value.get1(), value.get2());
            }
            case PairState.Pair pair ->
                results.add(
                        pair.left().key(), pair.left().timeMs(), pair.right().timeMs(), pair.values());
            case LongLongAccumulator total -> results.add(0, 0, total.get1(), total.get2());
            default -> throw new IllegalArgumentException("not a result: " + item);
        }
        return true;
    }

    @Override
    public boolean complete() {
        ROWS.addAndGet(checksum.rows());
        CHECKSUM.addAndGet(checksum.sum());
        return true;
    }
}
