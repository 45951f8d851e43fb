package dev.millrace.runtime.connector.json;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.connector.text.FieldParser;
import dev.millrace.runtime.connector.text.ScalarParsers;
import dev.millrace.runtime.connector.text.TimeFormat;
import dev.millrace.runtime.connector.text.Utf8Builder;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Writes the value at a parser's token, which is not null, into a row. The parser is left at the value's last token. */
interface JsonColumnReader {

    void read(JsonParser parser, Column column, int row) throws JsonMismatch;

    /** @param format as {@link TimeFormat#of} takes it, for timestamps and dates */
    static JsonColumnReader of(DataType type, String format) {
        if (!(type instanceof Scalar scalar)) {
            return (parser, column, row) -> column.setBoxed(row, JsonValues.read(parser, type));
        }
        return switch (scalar) {
            case BOOLEAN -> JsonColumnReader::readBoolean;
            case INT -> JsonColumnReader::readInt;
            case BIGINT -> JsonColumnReader::readLong;
            case DOUBLE -> JsonColumnReader::readDouble;
            case STRING -> JsonColumnReader::readString;
            case BYTES, INTERVAL, INTERVAL_MONTHS -> text(ScalarParsers.of(type, ""), false);
            case DATE, TIMESTAMP -> text(ScalarParsers.of(type, format), TimeFormat.isNumeric(format));
        };
    }

    /** Values that JSON does not have, written as strings. */
    private static JsonColumnReader text(FieldParser text, boolean numbersToo) {
        return (parser, column, row) -> {
            JsonToken token = parser.currentToken();
            boolean suits = token == JsonToken.VALUE_STRING || (numbersToo && token.isNumeric());
            if (suits) {
                int start = parser.getStringOffset();
                text.bind(column);
                suits = text.parse(parser.getStringCharacters(), start, start + parser.getStringLength(), row);
            }
            if (!suits) {
                throw JsonValues.mismatch(parser, text.expected());
            }
        };
    }

    private static void readBoolean(JsonParser parser, Column column, int row) throws JsonMismatch {
        JsonToken token = parser.currentToken();
        if (!token.isBoolean()) {
            throw JsonValues.mismatch(parser, "a boolean");
        }
        ((BooleanColumn) column).set(row, token == JsonToken.VALUE_TRUE);
    }

    private static void readInt(JsonParser parser, Column column, int row) throws JsonMismatch {
        long value = wholeNumber(parser, "an int (a whole number of at most 32 bits)");
        if (value != (int) value) {
            throw JsonValues.mismatch(parser, "an int (a whole number of at most 32 bits)");
        }
        ((IntColumn) column).set(row, (int) value);
    }

    private static void readLong(JsonParser parser, Column column, int row) throws JsonMismatch {
        ((LongColumn) column).set(row, wholeNumber(parser, "a bigint (a whole number of at most 64 bits)"));
    }

    /** JSON knows no difference between 1 and 1.0. */
    private static long wholeNumber(JsonParser parser, String expected) throws JsonMismatch {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            double value = parser.getDoubleValue();
            if (Math.rint(value) == value && Math.abs(value) <= 0x1p53) {
                return (long) value;
            }
        }
        throw JsonValues.mismatch(parser, expected);
    }

    private static void readDouble(JsonParser parser, Column column, int row) throws JsonMismatch {
        JsonToken token = parser.currentToken();
        double[] values = ((DoubleColumn) column).values();
        if (token.isNumeric()) {
            values[row] = parser.getDoubleValue();
            return;
        }
        String text = token == JsonToken.VALUE_STRING ? parser.getString() : "";
        values[row] = switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw JsonValues.mismatch(parser, "a number");
        };
    }

    private static void readString(JsonParser parser, Column column, int row) {
        BytesColumn strings = (BytesColumn) column;
        JsonToken token = parser.currentToken();
        if (token.isStructStart()) {
            Utf8Builder text = new Utf8Builder();
            JsonValues.copy(parser, text);
            strings.set(row, text.bytes(), 0, text.length());
        } else {
            writeUtf8(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength(), strings, row);
        }
    }

    private static void writeUtf8(char[] text, int start, int length, BytesColumn column, int row) {
        int at = column.reserve(length);
        byte[] heap = column.heap();
        int seen = 0;
        for (int i = 0; i < length; i++) {
            char unit = text[start + i];
            heap[at + i] = (byte) unit;
            seen |= unit;
        }
        if (seen < 0x80) {
            column.setRange(row, at, length);
        } else {
            column.shrinkTo(at);
            column.set(row, new String(text, start, length));
        }
    }
}
