package dev.millrace.runtime.connector.builtin;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.connector.Connectors.ConnectorContext;
import dev.millrace.runtime.connector.SinkWriter;
import dev.millrace.runtime.data.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands rows to the run's results. */
final class TableSinkWriter implements SinkWriter {

    private final Schema schema;
    private final ConnectorContext context;

    TableSinkWriter(Schema schema, ConnectorContext context) {
        this.schema = schema;
        this.context = context;
    }

    @Override
    public void open() {}

    @Override
    public void write(Batch batch) {
        List<List<@Nullable Object>> rows = new ArrayList<>(batch.selected());
        for (int i = 0; i < batch.selected(); i++) {
            @Nullable Object[] values = new @Nullable Object[schema.width()];
            for (int column = 0; column < values.length; column++) {
                values[column] = batch.column(column).boxed(batch.row(i));
            }
            rows.add(Collections.unmodifiableList(Arrays.asList(values)));
        }
        context.results().rows(context.nodeId(), schema, rows);
    }

    @Override
    public void flush() {}

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
