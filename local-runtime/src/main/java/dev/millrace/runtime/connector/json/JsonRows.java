package dev.millrace.runtime.connector.json;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.connector.text.Utf8Builder;
import dev.millrace.runtime.data.Batch;

/** Rows as JSON objects, fields in the schema's order. */
public final class JsonRows {

    private final byte[][] labels;

    /**
     * @param separator between two fields
     * @param colon between a name and its value
     */
    public JsonRows(Schema schema, String separator, String colon) {
        labels = new byte[schema.width()][];
        for (int i = 0; i < labels.length; i++) {
            Utf8Builder label = new Utf8Builder();
            label.append(i == 0 ? "{" : separator);
            JsonText.string(schema.field(i).name(), label);
            label.append(colon);
            labels[i] = java.util.Arrays.copyOf(label.bytes(), label.length());
        }
    }

    /** Appends a row of the batch's columns. */
    public void append(Batch batch, int row, Utf8Builder out) {
        for (int i = 0; i < labels.length; i++) {
            out.append(labels[i]);
            JsonText.append(batch.column(i), row, out);
        }
        out.append(labels.length == 0 ? "{}" : "}");
    }
}
