package dev.millrace.runtime.connector.csv;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.SinkSpecs.CsvSinkSpec;
import dev.millrace.runtime.connector.file.LinesWriter;
import dev.millrace.runtime.connector.text.Utf8Builder;
import dev.millrace.runtime.data.Batch;
import java.nio.file.Path;

/** Writes rows to a file of comma-separated values in UTF-8. */
public final class CsvSinkWriter extends LinesWriter {

    private final CsvText text;
    private final boolean header;

    /** @param folder relative paths start here */
    public CsvSinkWriter(CsvSinkSpec spec, Schema schema, Path folder) {
        super(folder, spec.path());
        CsvFormats.check(spec.format());
        this.text = new CsvText(schema, spec.format());
        this.header = spec.format().header();
    }

    @Override
    protected void appendHeader(Utf8Builder out) {
        if (header) {
            text.appendHeader(out);
        }
    }

    @Override
    protected void appendRow(Batch batch, int row, Utf8Builder out) {
        text.append(batch, row, out);
    }
}
