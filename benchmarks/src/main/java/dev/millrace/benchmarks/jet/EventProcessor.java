package dev.millrace.benchmarks.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.EventTimeMapper;
import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sources;
import com.hazelcast.jet.pipeline.StreamStage;
import dev.millrace.benchmarks.contender.PacedRun;
import dev.millrace.benchmarks.workload.Rows;

/**
 * A cooperative source of W2's and W3's rows that makes its own watermarks, which spares a processor: subtask i of p
 * gives the rows i, i + p, i + 2p and so on, or those that are due in a paced run.
 */
final class EventProcessor extends AbstractProcessor {

    private final EventTimeMapper<Event> mapper;
    private final int keys;
    private final long rows;
    private final boolean paced;
    private long next;
    private int stride;
    private long due;
    private Traverser<Object> refused = Traversers.empty();

    private EventProcessor(EventTimePolicy<? super Event> policy, int keys, long rows, boolean paced) {
        this.mapper = new EventTimeMapper<>(policy);
        this.keys = keys;
        this.rows = rows;
        this.paced = paced;
    }

    static StreamStage<Event> readFrom(Pipeline pipeline, int keys, long rows, boolean paced) {
        return pipeline.readFrom(Sources.<Event>streamFromProcessorWithWatermarks(
                        "rows",
                        false,
                        policy -> ProcessorMetaSupplier.of(() -> new EventProcessor(policy, keys, rows, paced))))
                .withTimestamps(Event::timeMs, Rows.WATERMARK_DELAY_MS);
    }

    @Override
    protected void init(Context context) {
        mapper.addPartitions(1);
        next = context.globalProcessorIndex();
        stride = context.totalParallelism();
        due = rows;
        if (paced) {
            PacedRun.current().begin();
        }
    }

    @Override
    public boolean complete() {
        if (!emitFromTraverser(refused)) {
            return false;
        }
        if (paced) {
            due = PacedRun.current().rowsDue();
        }
        while (next < due) {
            refused = mapper.flatMapEvent(0, Event.keyed(next, keys), 0, EventTimeMapper.NO_NATIVE_TIME);
            next += stride;
            if (!emitFromTraverser(refused)) {
                return false;
            }
        }
        return next >= rows;
    }
}
