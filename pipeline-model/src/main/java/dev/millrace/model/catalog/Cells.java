package dev.millrace.model.catalog;

import dev.millrace.model.document.Value;
import dev.millrace.model.expression.Casts;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Rows written in a document: JSON values as values of a data type, boxed as {@link DataType} says. Timestamps and dates
 * are ISO 8601 text, intervals durations such as {@code 1m30s}, bytes Base64, rows lists or records.
 */
public final class Cells {

    private Cells() {}

    /**
     * A converted value or what is wrong with it.
     *
     * @param value null for JSON's null, and when there is an error
     */
    public record Cell(@Nullable Object value, Optional<String> error) {
        static Cell of(@Nullable Object value) {
            return new Cell(value, Optional.empty());
        }

        static Cell failed(Value seen, DataType expected) {
            return new Cell(null, Optional.of(shown(seen) + " is not of type " + expected.text()));
        }
    }

    /** Converts one value; JSON's null is null for every type. */
    public static Cell read(Value value, DataType type) {
        if (value instanceof Value.Null) {
            return Cell.of(null);
        }
        if (type instanceof DataType.Array array && value instanceof Value.ListOf list) {
            return elements(
                    list.elements(),
                    list.elements().stream().map(element -> array.element()).toList());
        }
        if (type instanceof DataType.Row row) {
            return row(value, row);
        }
        Object read = scalar(value, type);
        return read == null ? Cell.failed(value, type) : Cell.of(read);
    }

    /** A value as a message shows it. */
    public static String shown(Value value) {
        if (value instanceof Value.Text text) {
            return Excerpt.of(text.text());
        }
        if (value instanceof Value.Numeric number) {
            return number.number().toString();
        }
        if (value instanceof Value.Flag flag) {
            return String.valueOf(flag.flag());
        }
        return value instanceof Value.Null ? "null" : value instanceof Value.ListOf ? "a list" : "a record";
    }

    private static Cell elements(List<Value> values, List<DataType> types) {
        List<@Nullable Object> read = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Cell cell = read(values.get(i), types.get(i));
            if (cell.error().isPresent()) {
                return cell;
            }
            read.add(cell.value());
        }
        return Cell.of(java.util.Collections.unmodifiableList(read));
    }

    private static Cell row(Value value, DataType.Row type) {
        List<DataType> types = type.fields().stream().map(Field::type).toList();
        if (value instanceof Value.ListOf list && list.elements().size() == types.size()) {
            return elements(list.elements(), types);
        }
        List<String> names = type.fields().stream().map(Field::name).toList();
        if (value instanceof Value.RecordOf record
                && names.containsAll(record.fields().keySet())) {
            return elements(
                    names.stream()
                            .map(name -> record.fields().getOrDefault(name, new Value.Null()))
                            .toList(),
                    types);
        }
        return Cell.failed(value, type);
    }

    private static @Nullable Object scalar(Value value, DataType type) {
        if (value instanceof Value.Flag flag) {
            return type == Scalar.BOOLEAN ? flag.flag() : null;
        }
        if (value instanceof Value.Numeric number) {
            return numeric(number.number(), type);
        }
        return value instanceof Value.Text text && type instanceof Scalar scalar ? fromText(text.text(), scalar) : null;
    }

    private static @Nullable Object numeric(BigDecimal number, DataType type) {
        try {
            if (type == Scalar.INT) {
                return number.intValueExact();
            }
            if (type == Scalar.BIGINT) {
                return number.longValueExact();
            }
            if (type instanceof DataType.Decimal decimal) {
                return decimal(number, decimal);
            }
            return type == Scalar.DOUBLE && Double.isFinite(number.doubleValue()) ? number.doubleValue() : null;
        } catch (ArithmeticException outOfRange) {
            return null;
        }
    }

    /** Digits before the point are counted first: an absurd exponent must not become a million zeros. */
    private static @Nullable BigDecimal decimal(BigDecimal number, DataType.Decimal type) {
        if (number.signum() != 0 && (long) number.precision() - number.scale() > type.precision() - type.scale()) {
            return null;
        }
        return number.signum() == 0
                ? BigDecimal.ZERO.setScale(type.scale())
                : number.setScale(type.scale(), RoundingMode.UNNECESSARY);
    }

    private static @Nullable Object fromText(String text, Scalar type) {
        return switch (type) {
            case STRING -> text;
            case TIMESTAMP -> boxed(Timestamps.parse(text));
            case INTERVAL -> interval(text);
            case DATE -> date(text);
            case BYTES -> bytes(text);
            default -> null;
        };
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }

    private static @Nullable Long interval(String text) {
        boolean negative = text.startsWith("-");
        Long positive = boxed(Durations.parse(negative ? text.substring(1) : text));
        return positive == null ? null : (Long) (negative ? -positive : positive);
    }

    private static @Nullable Integer date(String text) {
        try {
            return Casts.parseDate(text);
        } catch (RowEvaluationException notADate) {
            return null;
        }
    }

    private static byte @Nullable [] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
