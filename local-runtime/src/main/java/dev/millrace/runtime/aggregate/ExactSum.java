package dev.millrace.runtime.aggregate;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.spec.TransformSpecs.AggregateFunction;
import dev.millrace.runtime.data.RowException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Sums, averages and deviations from exact sums, so that a value that is taken away leaves nothing behind: with doubles
 * that are rounded at every step, it would leave its rounding errors.
 */
final class ExactSum implements Retractable {

    private final AggregateFunction function;
    private final DataType type;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal squares = BigDecimal.ZERO;
    private long count;
    private long notNumbers;
    private long infinite;
    private long negativeInfinite;

    ExactSum(AggregateFunction function, DataType type) {
        this.function = function;
        this.type = type;
    }

    @Override
    public void add(Object value, @Nullable Object by, GroupRow row) {
        change(value, 1);
    }

    @Override
    public void remove(Object value, @Nullable Object by, GroupRow row) {
        change(value, -1);
    }

    private void change(Object value, int sign) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            notNumbers += Double.isNaN(number) ? sign : 0;
            infinite += number == Double.POSITIVE_INFINITY ? sign : 0;
            negativeInfinite += number == Double.NEGATIVE_INFINITY ? sign : 0;
        } else {
            BigDecimal exact = exact(value);
            BigDecimal changed = sign > 0 ? sum.add(exact) : sum.subtract(exact);
            if (type instanceof DataType.Decimal && changed.precision() > DataType.Decimal.MAX_PRECISION) {
                throw new RowException(
                        0,
                        "OVERFLOW",
                        "the sum " + sum + (sign > 0 ? " + " : " - ") + value + " has more than 38 digits");
            }
            sum = changed;
            if (deviates()) {
                BigDecimal square = exact.multiply(exact);
                squares = sign > 0 ? squares.add(square) : squares.subtract(square);
            }
        }
        count += sign;
    }

    private boolean deviates() {
        return function == AggregateFunction.STDDEV || function == AggregateFunction.STDDEV_POP;
    }

    private static BigDecimal exact(Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal;
            case Double number -> new BigDecimal(number);
            default -> BigDecimal.valueOf(((Number) value).longValue());
        };
    }

    @Override
    public @Nullable Object result() {
        if (count == 0) {
            return null;
        }
        if (type instanceof DataType.Decimal decimal) {
            return function == AggregateFunction.AVG
                    ? sum.divide(BigDecimal.valueOf(count), decimal.scale(), RoundingMode.HALF_UP)
                    : sum.setScale(decimal.scale(), RoundingMode.HALF_UP);
        }
        if (deviates()) {
            return deviation();
        }
        double finite = notFinite() != 0 ? notFinite() : sum.doubleValue();
        return function == AggregateFunction.AVG ? finite / count : finite;
    }

    /** What a sum with infinite values comes to; 0 if there are none. */
    private double notFinite() {
        if (notNumbers > 0 || (infinite > 0 && negativeInfinite > 0)) {
            return Double.NaN;
        }
        if (infinite > 0) {
            return Double.POSITIVE_INFINITY;
        }
        return negativeInfinite > 0 ? Double.NEGATIVE_INFINITY : 0;
    }

    private @Nullable Object deviation() {
        long divisor = count - (function == AggregateFunction.STDDEV ? 1 : 0);
        if (divisor <= 0) {
            return null;
        }
        if (notFinite() != 0) {
            return Double.NaN;
        }
        BigDecimal number = BigDecimal.valueOf(count);
        BigDecimal spread = squares.multiply(number).subtract(sum.multiply(sum));
        return Math.sqrt(spread.divide(number.multiply(BigDecimal.valueOf(divisor)), MathContext.DECIMAL128)
                .doubleValue());
    }
}
