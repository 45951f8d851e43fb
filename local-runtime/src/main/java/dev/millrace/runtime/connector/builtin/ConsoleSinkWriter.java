package dev.millrace.runtime.connector.builtin;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.connector.Connectors.ConnectorContext;
import dev.millrace.runtime.connector.SinkWriter;
import dev.millrace.runtime.connector.json.JsonRows;
import dev.millrace.runtime.connector.text.Utf8Builder;
import dev.millrace.runtime.data.Batch;

/** Prints each row as a line of JSON, spaced for reading. */
final class ConsoleSinkWriter implements SinkWriter {

    private final JsonRows rows;
    private final ConnectorContext context;
    private final Utf8Builder line = new Utf8Builder();
    private long left;

    /** @param limit most rows to print, or 0 for all */
    ConsoleSinkWriter(Schema schema, long limit, ConnectorContext context) {
        this.rows = new JsonRows(schema, ", ", ": ");
        this.context = context;
        this.left = limit == 0 ? Long.MAX_VALUE : limit;
    }

    @Override
    public void open() {}

    @Override
    public void write(Batch batch) {
        int count = (int) Math.min(left, batch.selected());
        for (int i = 0; i < count; i++) {
            line.clear();
            rows.append(batch, batch.row(i), line);
            context.results().line(context.nodeId(), line.toString());
        }
        left -= count;
    }

    @Override
    public void flush() {}

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
