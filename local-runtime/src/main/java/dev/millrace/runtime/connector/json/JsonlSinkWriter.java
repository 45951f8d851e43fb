package dev.millrace.runtime.connector.json;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.SinkSpecs.JsonlSinkSpec;
import dev.millrace.runtime.connector.file.LinesWriter;
import dev.millrace.runtime.connector.text.Utf8Builder;
import dev.millrace.runtime.data.Batch;
import java.nio.file.Path;

/** Writes rows to a file of JSON objects, one a line, in UTF-8. */
public final class JsonlSinkWriter extends LinesWriter {

    private final JsonRows rows;

    /** @param folder relative paths start here */
    public JsonlSinkWriter(JsonlSinkSpec spec, Schema schema, Path folder) {
        super(folder, spec.path());
        this.rows = new JsonRows(schema, ",", ":");
    }

    @Override
    protected void appendHeader(Utf8Builder out) {
        // JSON lines have none.
    }

    @Override
    protected void appendRow(Batch batch, int row, Utf8Builder out) {
        rows.append(batch, row, out);
        out.character('\n');
    }
}
