package dev.millrace.runtime.connector.text;

import dev.millrace.model.catalog.Durations;
import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.ObjectColumn;
import java.math.BigDecimal;
import java.util.Base64;

/** The text of values that are neither null nor nested, as {@link ScalarParsers} reads it back. */
public final class ValueText {

    private ValueText() {}

    /** Appends the text of a row that is not null; the column is of no nested type. */
    public static void append(Column column, int row, Utf8Builder out) {
        switch (column) {
            case BooleanColumn booleans -> out.append(booleans.values()[row] ? "true" : "false");
            case IntColumn ints -> appendInt(ints, row, out);
            case LongColumn longs -> appendLong(longs.type(), longs.values()[row], out);
            case DoubleColumn doubles -> out.number(doubles.values()[row]);
            case BytesColumn bytes -> appendBytes(bytes, row, out);
            case ObjectColumn objects ->
                append(objects.type(), java.util.Objects.requireNonNull(objects.boxed(row)), out);
        }
    }

    private static void appendInt(IntColumn column, int row, Utf8Builder out) {
        if (column.type() == DataType.Scalar.DATE) {
            out.date(column.values()[row]);
        } else {
            out.number(column.values()[row]);
        }
    }

    private static void appendLong(DataType type, long value, Utf8Builder out) {
        if (type == DataType.Scalar.TIMESTAMP) {
            out.timestamp(value);
        } else if (type == DataType.Scalar.INTERVAL) {
            out.append(value < 0 ? "-" + Durations.format(-value) : Durations.format(value));
        } else {
            out.number(value);
        }
    }

    private static void appendBytes(BytesColumn column, int row, Utf8Builder out) {
        if (column.type() == DataType.Scalar.STRING) {
            out.append(column.heap(), column.starts()[row], column.lengths()[row]);
        } else {
            append(column.type(), java.util.Objects.requireNonNull(column.boxed(row)), out);
        }
    }

    /** Appends the text of a boxed value of a type that is not nested. */
    public static void append(DataType type, Object value, Utf8Builder out) {
        switch (value) {
            case Boolean flag -> out.append(flag ? "true" : "false");
            case Integer number when type == DataType.Scalar.DATE -> out.date(number);
            case Integer number -> out.number(number);
            case Long number -> appendLong(type, number, out);
            case Double number -> out.number(number);
            case BigDecimal number -> out.append(number.toPlainString());
            case byte[] bytes -> out.append(Base64.getEncoder().encode(bytes));
            case String text -> out.append(text);
            default -> throw new IllegalArgumentException("no text for " + type.text() + ": " + value.getClass());
        }
    }
}
