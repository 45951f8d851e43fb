package dev.millrace.runtime.connector.text;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;

/** Strings whose characters are the bytes of their UTF-8, copied without being decoded. */
public final class Utf8Parser extends FieldParser {

    private BytesColumn column = new BytesColumn(DataType.Scalar.STRING, 0);

    public Utf8Parser() {
        super("a string in UTF-8");
    }

    @Override
    public void bind(Column newColumn) {
        column = (BytesColumn) newColumn;
    }

    @Override
    public boolean parse(char[] text, int start, int end, int row) {
        int length = end - start;
        int at = column.reserve(length);
        byte[] heap = column.heap();
        int seen = 0;
        for (int i = 0; i < length; i++) {
            char unit = text[start + i];
            heap[at + i] = (byte) unit;
            seen |= unit;
        }
        column.setRange(row, at, length);
        return seen < 0x80 || Utf8.firstFault(heap, at, at + length) < 0;
    }
}
