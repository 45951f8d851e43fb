package dev.millrace.runtime.connector.text;

import dev.millrace.model.catalog.Durations;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The parsers of all types whose text is ASCII; spaces around a value are not part of it. */
public final class ScalarParsers {

    private ScalarParsers() {}

    /**
     * @param type any type but string, array and row
     * @param format as {@link TimeFormat#of} takes it, for timestamps and dates
     * @throws IllegalArgumentException if the type has no parser here or the format cannot be understood
     */
    public static FieldParser of(DataType type, String format) {
        if (type instanceof DataType.Decimal decimal) {
            return new ObjectParser("a " + type.text(), text -> decimal(text, decimal));
        }
        if (!(type instanceof Scalar scalar)) {
            throw new IllegalArgumentException("no text form for " + type.text());
        }
        return switch (scalar) {
            case BOOLEAN -> new BooleanParser();
            case INT -> new WholeParsers.IntParser();
            case BIGINT -> new WholeParsers.LongParser();
            case DOUBLE -> new DoubleParser();
            case TIMESTAMP -> format.isEmpty() ? new WholeParsers.IsoTimestampParser() : formatted(scalar, format);
            case DATE -> format.isEmpty() ? new WholeParsers.IsoDateParser() : formatted(scalar, format);
            case INTERVAL -> new ObjectParser("a duration such as 1m30s or 250ms", ScalarParsers::interval);
            case BYTES -> new ObjectParser("bytes in base64", ScalarParsers::bytes);
            case STRING, INTERVAL_MONTHS -> throw new IllegalArgumentException("no ASCII form for " + type.text());
        };
    }

    private static FieldParser formatted(Scalar type, String format) {
        TimeFormat pattern = TimeFormat.of(format);
        String expected = "a " + type.text() + " of the form " + format;
        return type == Scalar.TIMESTAMP
                ? new ObjectParser(expected, text -> boxed(pattern.timestamp(text)))
                : new ObjectParser(expected, text -> boxedDay(pattern.date(text)));
    }

    private static @Nullable Object boxed(OptionalLong value) {
        return value.isPresent() ? (Object) value.getAsLong() : null;
    }

    private static @Nullable Object boxedDay(OptionalLong day) {
        return day.isPresent() ? (Object) (int) day.getAsLong() : null;
    }

    private static @Nullable Object interval(String text) {
        if (text.startsWith("-")) {
            OptionalLong positive = Durations.parse(text.substring(1));
            return positive.isPresent() ? (Object) (-positive.getAsLong()) : null;
        }
        return boxed(Durations.parse(text));
    }

    private static @Nullable Object bytes(String text) {
        try {
            return Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** The number with the type's scale, or null if it is none or would have to be rounded or has too many digits. */
    public static @Nullable BigDecimal decimal(String text, DataType.Decimal type) {
        try {
            return fit(new BigDecimal(text), type);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** The number with the type's scale, or null if it would have to be rounded or has too many digits. */
    public static @Nullable BigDecimal fit(BigDecimal number, DataType.Decimal type) {
        // An absurd exponent would be written out in full by setScale.
        if (number.signum() != 0
                && Math.abs((long) number.precision() - number.scale()) > DataType.Decimal.MAX_PRECISION) {
            return null;
        }
        try {
            BigDecimal scaled = number.setScale(type.scale(), RoundingMode.UNNECESSARY);
            return scaled.precision() <= type.precision() ? scaled : null;
        } catch (ArithmeticException tooManyDecimals) {
            return null;
        }
    }
}
