package dev.millrace.runtime.data;

import dev.millrace.model.expression.Casts;
import dev.millrace.model.schema.DataType;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Values as people read them: in tables, consoles, samples and messages. */
public final class ValueText {

    private ValueText() {}

    /** A boxed value as text; null is {@code null}. */
    public static String of(@Nullable Object value, DataType type) {
        if (value == null) {
            return "null";
        }
        return switch (type) {
            case DataType.Scalar scalar -> scalar(value, scalar);
            case DataType.Decimal ignored -> Casts.decimalText((BigDecimal) value);
            case DataType.Array array -> array((List<?>) value, array.element());
            case DataType.Row row -> row((List<?>) value, row);
        };
    }

    private static String scalar(Object value, DataType.Scalar type) {
        return switch (type) {
            case DOUBLE -> Casts.doubleText((Double) value);
            case DATE -> Casts.dateText((Integer) value);
            case TIMESTAMP -> Casts.timestampText((Long) value);
            case INTERVAL -> Casts.intervalText((Long) value);
            case INTERVAL_MONTHS -> Casts.monthsText((Integer) value);
            case BYTES -> HexFormat.of().formatHex((byte[]) value);
            case BOOLEAN, INT, BIGINT, STRING -> value.toString();
        };
    }

    private static String array(List<?> values, DataType element) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (Object value : values) {
            text.add(of(value, element));
        }
        return text.toString();
    }

    private static String row(List<?> values, DataType.Row type) {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < type.fields().size(); i++) {
            text.add(type.fields().get(i).name() + ": "
                    + of(values.get(i), type.fields().get(i).type()));
        }
        return text.toString();
    }

    /** A row as {@code name=value, ...}. */
    public static String row(Batch batch, int row, List<String> names) {
        StringJoiner text = new StringJoiner(", ");
        for (int c = 0; c < names.size(); c++) {
            Column column = batch.column(c);
            text.add(names.get(c) + "=" + of(column.boxed(row), column.type()));
        }
        return text.toString();
    }
}
