package dev.millrace.runtime.connector.json;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.runtime.connector.text.Utf8Builder;
import dev.millrace.runtime.connector.text.ValueText;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON. Numbers and booleans are JSON's; timestamps, dates, intervals and bytes are strings in the form of
 * {@link ValueText}; numbers that JSON does not have are the strings {@code "NaN"}, {@code "Infinity"} and
 * {@code "-Infinity"}; rows are objects.
 */
public final class JsonText {

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private JsonText() {}

    /** Appends a row's value. */
    public static void append(Column column, int row, Utf8Builder out) {
        if (column.isNull(row)) {
            out.append(NULL);
        } else if (column.type() == Scalar.STRING) {
            BytesColumn strings = (BytesColumn) column;
            string(strings.heap(), strings.starts()[row], strings.lengths()[row], out);
        } else if (column instanceof DoubleColumn doubles) {
            number(doubles.values()[row], out);
        } else if (isBare(column.type())) {
            ValueText.append(column, row, out);
        } else if (column.type() instanceof Scalar) {
            out.character('"');
            ValueText.append(column, row, out);
            out.character('"');
        } else {
            append(column.type(), column.boxed(row), out);
        }
    }

    /** Appends a boxed value. */
    public static void append(DataType type, @Nullable Object value, Utf8Builder out) {
        if (value == null) {
            out.append(NULL);
        } else if (value instanceof String text) {
            string(text, out);
        } else if (value instanceof Double number) {
            number(number, out);
        } else if (type instanceof DataType.Array array) {
            array(array.element(), (List<?>) value, out);
        } else if (type instanceof DataType.Row row) {
            object(row.fields(), (List<?>) value, out);
        } else if (isBare(type)) {
            ValueText.append(type, value, out);
        } else {
            out.character('"');
            ValueText.append(type, value, out);
            out.character('"');
        }
    }

    /** Whether values of the type are written without quotes. */
    private static boolean isBare(DataType type) {
        return type == Scalar.BOOLEAN
                || type == Scalar.INT
                || type == Scalar.BIGINT
                || type instanceof DataType.Decimal;
    }

    private static void number(double number, Utf8Builder out) {
        if (Double.isFinite(number)) {
            out.number(number);
        } else {
            out.character('"').append(Double.toString(number)).character('"');
        }
    }

    private static void array(DataType element, List<?> values, Utf8Builder out) {
        out.character('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.character(',');
            }
            append(element, values.get(i), out);
        }
        out.character(']');
    }

    private static void object(List<Field> fields, List<?> values, Utf8Builder out) {
        out.character('{');
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.character(',');
            }
            string(fields.get(i).name(), out);
            out.character(':');
            append(fields.get(i).type(), values.get(i), out);
        }
        out.character('}');
    }

    /** Appends a string between quotes. */
    public static void string(String text, Utf8Builder out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        string(bytes, 0, bytes.length, out);
    }

    private static void string(byte[] utf8, int start, int length, Utf8Builder out) {
        out.character('"');
        int end = start + length;
        int plain = start;
        for (int at = start; at < end; at++) {
            byte character = utf8[at];
            if (character == '"' || character == '\\' || (character >= 0 && character < ' ')) {
                out.append(utf8, plain, at - plain);
                escape(character, out);
                plain = at + 1;
            }
        }
        out.append(utf8, plain, end - plain).character('"');
    }

    private static void escape(byte character, Utf8Builder out) {
        out.character('\\');
        switch (character) {
            case '"', '\\' -> out.character((char) character);
            case '\n' -> out.character('n');
            case '\r' -> out.character('r');
            case '\t' -> out.character('t');
            default -> out.append("u00").character((char) HEX[character >> 4]).character((char) HEX[character & 0xF]);
        }
    }
}
