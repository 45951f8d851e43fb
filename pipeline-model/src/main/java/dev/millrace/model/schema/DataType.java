package dev.millrace.model.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The type of a field or an expression. Values outside the engine's columns are boxed as listed with each type.
 *
 * <p>The text form ({@link #text()}) is what documents and messages show; {@link DataTypes#parse} reads it back.
 */
public sealed interface DataType {

    /** The type as documents write it, such as {@code decimal(10, 2)} or {@code array<string>}. */
    String text();

    /** Types without parameters. */
    enum Scalar implements DataType {
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link Integer}. */
        INT,
        /** {@link Long}. */
        BIGINT,
        /** {@link Double}. */
        DOUBLE,
        /** {@link String}; UTF-8 in the engine's columns. */
        STRING,
        /** {@code byte[]}. */
        BYTES,
        /** {@link Integer}: days since 1970-01-01. */
        DATE,
        /** {@link Long}: milliseconds since 1970-01-01T00:00:00Z. */
        TIMESTAMP,
        /** {@link Long}: milliseconds. */
        INTERVAL,
        /** {@link Integer}: months; only inside expressions. */
        INTERVAL_MONTHS;

        @Override
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * {@link java.math.BigDecimal} with this scale.
     *
     * @param precision digits in all, 1 to 38
     * @param scale digits after the point, 0 to precision
     */
    record Decimal(int precision, int scale) implements DataType {
        public static final int MAX_PRECISION = 38;

        public Decimal {
            if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("decimal(" + precision + ", " + scale + ") is out of range");
            }
        }

        @Override
        public String text() {
            return "decimal(" + precision + ", " + scale + ")";
        }
    }

    /** {@link List} of boxed elements, null elements allowed. */
    record Array(DataType element) implements DataType {
        @Override
        public String text() {
            return "array<" + element.text() + ">";
        }
    }

    /** {@link List} of boxed values in field order. */
    record Row(List<Field> fields) implements DataType {
        public Row {
            fields = List.copyOf(fields);
        }

        @Override
        public String text() {
            return fields.stream()
                    .map(field -> field.name() + " " + field.type().text())
                    .collect(Collectors.joining(", ", "row<", ">"));
        }
    }
}
