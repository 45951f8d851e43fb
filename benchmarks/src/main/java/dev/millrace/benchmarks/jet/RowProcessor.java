package dev.millrace.benchmarks.jet;

import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.pipeline.BatchSource;
import com.hazelcast.jet.pipeline.Sources;
import org.jspecify.annotations.Nullable;

/** A cooperative source without event time: subtask i of p gives the rows i, i + p, i + 2p and so on. */
final class RowProcessor<T> extends AbstractProcessor {

    private final RowFunction<T> function;
    private final long rows;
    private long next;
    private int stride;
    private @Nullable T refused;

    private RowProcessor(RowFunction<T> function, long rows) {
        this.function = function;
        this.rows = rows;
    }

    static <T> BatchSource<T> source(RowFunction<T> function, long rows) {
        return Sources.batchFromProcessor("rows", ProcessorMetaSupplier.of(() -> new RowProcessor<>(function, rows)));
    }

    @Override
    protected void init(Context context) {
        next = context.globalProcessorIndex();
        stride = context.totalParallelism();
    }

    @Override
    public boolean complete() {
        for (; next < rows; next += stride) {
            T row = refused == null ? function.row(next) : refused;
            if (!tryEmit(row)) {
                refused = row;
                return false;
            }
            refused = null;
        }
        return true;
    }
}
