package dev.millrace.runtime.connector;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes readers and writers for bound sources and sinks; found by {@link java.util.ServiceLoader}. */
public interface Connectors {

    /** A reader for the spec, or empty if this provider does not know it. */
    Optional<SourceReader> reader(OperatorSpec spec, Schema schema, ConnectorContext context);

    /** A writer for the spec, or empty if this provider does not know it. */
    Optional<SinkWriter> writer(OperatorSpec spec, Schema schema, ConnectorContext context);

    /** How many subtasks may read the source side by side; 1 for those whose order is one sequence. */
    int maxParallelism(OperatorSpec spec);

    /** Whether the source's rows become due by the clock (it keeps a pace), so that none may be waited for. */
    boolean paced(OperatorSpec spec);

    /**
     * What a connector may know and touch.
     *
     * @param folder relative paths start here
     * @param subtask this subtask's number, from 0
     * @param nanoTime the run's clock
     * @param results where table and console sinks put rows
     */
    record ConnectorContext(
            String nodeId, Path folder, int subtask, int parallelism, LongSupplier nanoTime, ResultSink results) {}

    /** Takes the rows of table and console sinks; thread-safe. */
    interface ResultSink {

        /** Rows for a table sink, boxed, in order. */
        void rows(String nodeId, Schema schema, List<List<@Nullable Object>> rows);

        /** A line for the console. */
        void line(String nodeId, String text);
    }
}
