package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Array;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Row;
import dev.millrace.model.schema.DataType.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Boxed values of any type, extremes and ordinary ones mixed. */
final class RandomValues {

    private static final long[] LONGS = {
        0,
        1,
        -1,
        2,
        7,
        10,
        63,
        64,
        100,
        -100,
        8191,
        8192,
        1L << 31,
        1L << 32,
        -(1L << 32),
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MAX_VALUE - 1,
        Long.MIN_VALUE + 1,
        1_700_000_000_000L
    };
    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -2.5,
        2.675,
        1e-300,
        1e300,
        -1e300,
        4e18,
        9.3e18,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "abc",
        "ABC",
        "aBcABC",
        "straße",
        "日本語",
        "😀",
        "a😀b",
        "ß",
        "  padded ",
        "12",
        "-7",
        "+3",
        "007",
        "12.5",
        "1e3",
        "NaN",
        "true",
        "FALSE",
        "2026-01-31",
        "2026-01-31T12:00:00Z",
        "x,y,,z",
        "%",
        "_",
        "a%b",
        "İstanbul",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "null",
        "é",
        "e\u0301",
        "ab ab ab"
    };

    private final Random random;
    private final boolean finite;

    RandomValues(Random random) {
        this(random, true);
    }

    /** @param finite whether all doubles are, as functions make them; a source may know others */
    RandomValues(Random random, boolean finite) {
        this.random = random;
        this.finite = finite;
    }

    @Nullable
    Object next(DataType type, int nullsIn100) {
        return random.nextInt(100) < nullsIn100 ? null : next(type);
    }

    Object next(DataType type) {
        return switch (type) {
            case Decimal decimal -> decimal(decimal);
            case Array array -> list(array);
            case Row row -> row(row);
            case Scalar scalar -> scalar(scalar);
        };
    }

    private Object scalar(Scalar type) {
        return switch (type) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> (int) integer(32);
            case BIGINT -> integer(64);
            case DOUBLE -> real();
            case STRING -> text();
            case BYTES -> text().getBytes(StandardCharsets.UTF_8);
            case DATE -> random.nextInt(4) == 0 ? (int) integer(32) : random.nextInt(40_000) - 10_000;
            case TIMESTAMP ->
                random.nextInt(4) == 0 ? integer(64) : random.nextLong(-1_000_000_000_000L, 3_000_000_000_000L);
            case INTERVAL -> random.nextInt(4) == 0 ? integer(64) : random.nextLong(-200_000_000L, 200_000_000L);
            case INTERVAL_MONTHS -> random.nextInt(4) == 0 ? (int) integer(32) : random.nextInt(100) - 50;
        };
    }

    private long integer(int bits) {
        long value =
                random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : random.nextLong() >> random.nextInt(64);
        return bits == 32 ? (int) (random.nextInt(6) == 0 ? value >> 32 : value) : value;
    }

    private double real() {
        return switch (random.nextInt(3)) {
            case 0 -> DOUBLES[random.nextInt(finite ? DOUBLES.length - 3 : DOUBLES.length)];
            case 1 -> random.nextInt(2_000) / 8.0 - 100;
            default -> random.nextGaussian() * 1e6;
        };
    }

    private String text() {
        if (random.nextInt(3) > 0) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            text.appendCodePoint(
                    random.nextInt(8) == 0 ? 0x80 + random.nextInt(0x700) : "abcAB 019-,%_".charAt(random.nextInt(13)));
        }
        return text.toString();
    }

    private BigDecimal decimal(Decimal type) {
        BigInteger limit = BigInteger.TEN.pow(random.nextBoolean() ? type.precision() : Math.min(4, type.precision()));
        BigInteger unscaled = new BigInteger(limit.bitLength() - 1, random);
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate())
                .divide(BigDecimal.TEN.pow(type.scale()), type.scale(), RoundingMode.UNNECESSARY);
    }

    private List<@Nullable Object> list(Array type) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int size = random.nextInt(4); size > 0; size--) {
            list.add(next(type.element(), 20));
        }
        return list;
    }

    private List<@Nullable Object> row(Row type) {
        List<@Nullable Object> row = new ArrayList<>();
        type.fields().forEach(field -> row.add(next(field.type(), field.nullable() ? 20 : 0)));
        return row;
    }
}
