package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.contender.PacedRun;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The rows as a Flink source without splits: subtask i of p takes the rows i, i + p, i + 2p and so on, so that the
 * subtasks' event times stay together. (Flink's own generator source would give each a range of its own, the second's
 * far in the future.)
 */
final class RowSource<T> implements Source<T, NoSplit, NoSplit>, ResultTypeQueryable<T> {

    private final RowFunction<T> function;
    private final Class<T> type;
    private final long rows;
    private final boolean paced;

    private RowSource(RowFunction<T> function, Class<T> type, long rows, boolean paced) {
        this.function = function;
        this.type = type;
        this.rows = rows;
        this.paced = paced;
    }

    /** So many rows, as fast as possible. */
    static <T> RowSource<T> of(RowFunction<T> function, Class<T> type, long rows) {
        return new RowSource<>(function, type, rows, false);
    }

    /** The rows of the current {@link PacedRun}, when they are due. */
    static <T> RowSource<T> paced(RowFunction<T> function, Class<T> type) {
        return new RowSource<>(function, type, 0, true);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<T, NoSplit> createReader(SourceReaderContext context) {
        return paced
                ? new PacedRowReader<>(function, PacedRun.current())
                : new RowReader<>(function, rows, context.getIndexOfSubtask(), context.currentParallelism());
    }

    @Override
    public SplitEnumerator<NoSplit, NoSplit> createEnumerator(SplitEnumeratorContext<NoSplit> context) {
        return new NoSplit.Enumerator();
    }

    @Override
    public SplitEnumerator<NoSplit, NoSplit> restoreEnumerator(
            SplitEnumeratorContext<NoSplit> context, NoSplit checkpoint) {
        return new NoSplit.Enumerator();
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
        return new NoSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getEnumeratorCheckpointSerializer() {
        return new NoSplit.Serializer();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type);
    }
}
