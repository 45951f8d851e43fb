package dev.millrace.model.streamtest;

import dev.millrace.model.catalog.Durations;
import dev.millrace.model.catalog.Timestamps;
import dev.millrace.model.document.Value;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Boxed values as documents write them: the other way round than {@link dev.millrace.model.catalog.Cells}. */
public final class CellValues {

    private CellValues() {}

    /** A boxed value of a type; numbers that JSON does not have, such as NaN, become text. */
    public static Value of(@Nullable Object value, DataType type) {
        if (value == null) {
            return new Value.Null();
        }
        if (type instanceof DataType.Array array) {
            List<Value> elements = new ArrayList<>();
            ((List<?>) value).forEach(element -> elements.add(of(element, array.element())));
            return Value.of(elements);
        }
        if (type instanceof DataType.Row row) {
            List<Value> elements = new ArrayList<>();
            for (int i = 0; i < row.fields().size(); i++) {
                elements.add(of(((List<?>) value).get(i), row.fields().get(i).type()));
            }
            return Value.of(elements);
        }
        return type instanceof Scalar scalar ? scalar(value, scalar) : new Value.Numeric((BigDecimal) value);
    }

    private static Value scalar(Object value, Scalar type) {
        return switch (type) {
            case BOOLEAN -> Value.of((Boolean) value);
            case INT, INTERVAL_MONTHS -> Value.of((long) (Integer) value);
            case BIGINT -> Value.of((long) (Long) value);
            case DOUBLE ->
                Double.isFinite((Double) value)
                        ? new Value.Numeric(BigDecimal.valueOf((Double) value))
                        : Value.of(value.toString());
            case STRING -> Value.of((String) value);
            case BYTES -> Value.of(Base64.getEncoder().encodeToString((byte[]) value));
            case DATE -> Value.of(LocalDate.ofEpochDay((Integer) value).toString());
            case TIMESTAMP -> Value.of(Timestamps.format((Long) value));
            case INTERVAL -> interval((Long) value);
        };
    }

    private static Value interval(long ms) {
        return Value.of(ms < 0 ? "-" + Durations.format(-ms) : Durations.format(ms));
    }
}
