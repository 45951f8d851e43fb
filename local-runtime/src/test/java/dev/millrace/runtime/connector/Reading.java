package dev.millrace.runtime.connector;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.connector.Connectors.ConnectorContext;
import dev.millrace.runtime.connector.Connectors.ResultSink;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a test reads from a source: all of its rows, boxed, and the lines that were no rows. */
public record Reading(List<List<@Nullable Object>> rows, List<String> malformed) {

    private static final ResultSink NOWHERE = new ResultSink() {
        @Override
        public void rows(String nodeId, dev.millrace.model.schema.Schema schema, List<List<@Nullable Object>> rows) {}

        @Override
        public void line(String nodeId, String text) {}
    };

    /** Reads to the end, so many rows at a time. */
    public static Reading all(SourceReader source, List<DataType> types, int batchSize) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<String> malformed = new ArrayList<>();
        try (source) {
            source.open();
            Batch batch = Batch.create(types, false, batchSize);
            int read = read(source, batch, malformed);
            while (read != SourceReader.END) {
                for (int row = 0; row < read; row++) {
                    rows.add(row(batch, row));
                }
                batch.clear();
                read = read(source, batch, malformed);
            }
            return new Reading(rows, malformed);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int read(SourceReader source, Batch batch, List<String> malformed) throws IOException {
        return source.read(
                batch,
                batch.capacity(),
                (file, line, column, message, text) ->
                        malformed.add(file + ":" + line + ":" + column + ": " + message + " <" + text + ">"));
    }

    /** A row's values, boxed. */
    public static List<@Nullable Object> row(Batch batch, int row) {
        return Arrays.asList(
                Arrays.stream(batch.columns()).map(column -> column.boxed(row)).toArray(Object[]::new));
    }

    /** A context for a reader or writer that needs no results. */
    public static ConnectorContext context(Path folder, int subtask, int parallelism, LongSupplier nanoTime) {
        return new ConnectorContext("node", folder, subtask, parallelism, nanoTime, NOWHERE);
    }
}
