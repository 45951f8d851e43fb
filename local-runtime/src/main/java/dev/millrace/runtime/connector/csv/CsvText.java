package dev.millrace.runtime.connector.csv;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.json.JsonText;
import dev.millrace.runtime.connector.text.Utf8Builder;
import dev.millrace.runtime.connector.text.ValueText;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows as lines of comma-separated values, such that a source with the same format reads the same values: null is the
 * text for null, a value that reads the same is quoted, and so is one with a delimiter, a quote or a line end in it.
 */
final class CsvText {

    private final Schema schema;
    private final CsvFormat format;
    private final byte[] nullText;
    private final boolean[] special = new boolean[256];
    private final Utf8Builder plain = new Utf8Builder();

    CsvText(Schema schema, CsvFormat format) {
        this.schema = schema;
        this.format = format;
        this.nullText = format.nullText().getBytes(StandardCharsets.UTF_8);
        special['\n'] = true;
        special['\r'] = true;
        special[format.quote()] = format.quote() != 0;
        special[format.delimiter()] = true;
    }

    void appendHeader(Utf8Builder out) {
        for (int i = 0; i < schema.width(); i++) {
            delimit(i, out);
            plain.clear();
            plain.append(schema.field(i).name());
            appendField(schema.field(i), plain.length() == 0, out);
        }
        out.character('\n');
    }

    /** Appends a row of the batch's columns. */
    void append(Batch batch, int row, Utf8Builder out) {
        for (int i = 0; i < schema.width(); i++) {
            delimit(i, out);
            Column column = batch.column(i);
            if (column.isNull(row)) {
                out.append(nullText);
            } else {
                plain.clear();
                if (column.type() instanceof DataType.Array || column.type() instanceof DataType.Row) {
                    JsonText.append(column, row, plain);
                } else {
                    ValueText.append(column, row, plain);
                }
                appendField(schema.field(i), readsAsNull(), out);
            }
        }
        out.character('\n');
    }

    private void delimit(int index, Utf8Builder out) {
        if (index > 0) {
            out.character(format.delimiter());
        }
    }

    private boolean readsAsNull() {
        return Arrays.equals(plain.bytes(), 0, plain.length(), nullText, 0, nullText.length);
    }

    private void appendField(Field field, boolean readsAsNull, Utf8Builder out) {
        boolean hasSpecial = hasSpecial();
        if (format.quote() == 0) {
            if (hasSpecial) {
                throw new ConnectorException(
                        "CANNOT_WRITE",
                        "a value of \"" + field.name()
                                + "\" holds the delimiter or a line end, and the sink has no quote"
                                + " character to put around it. Set one, or another delimiter.");
            }
            out.append(plain.bytes(), 0, plain.length());
        } else if (hasSpecial || readsAsNull) {
            appendQuoted(out);
        } else {
            out.append(plain.bytes(), 0, plain.length());
        }
    }

    private boolean hasSpecial() {
        byte[] bytes = plain.bytes();
        for (int i = 0; i < plain.length(); i++) {
            if (special[bytes[i] & 0xFF]) {
                return true;
            }
        }
        return false;
    }

    private void appendQuoted(Utf8Builder out) {
        char quote = format.quote();
        out.character(quote);
        for (int i = 0; i < plain.length(); i++) {
            char unit = (char) (plain.bytes()[i] & 0xFF);
            if (unit == quote) {
                out.character(quote);
            }
            out.character(unit);
        }
        out.character(quote);
    }
}
