package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalLiteral.IntervalValue;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.BitString;
import org.apache.calcite.util.NlsString;

/** Constants as Calcite's parser gives them. */
final class Literals {

    /** The units of an interval from coarse to fine, months and milliseconds apart. */
    private static final List<TimeUnit> CALENDAR = List.of(TimeUnit.YEAR, TimeUnit.MONTH);

    private static final List<TimeUnit> CLOCK = List.of(TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND);

    private Literals() {}

    static Literal of(SqlLiteral literal, Operand where) {
        if (literal instanceof SqlNumericLiteral number) {
            return number(number, false, where);
        }
        if (literal instanceof SqlIntervalLiteral interval) {
            return interval((IntervalValue) interval.getValueAs(Object.class), where);
        }
        if (literal instanceof SqlUnknownLiteral unknown) {
            return time(unknown.tag.toUpperCase(Locale.ROOT), unknown.getValueAs(String.class), where);
        }
        Object value = literal.getValue();
        if (value == null) {
            return literal.getTypeName() == SqlTypeName.BOOLEAN
                    ? new Literal(null, Scalar.BOOLEAN)
                    : Calls.UNTYPED_NULL;
        }
        if (value instanceof Boolean) {
            return new Literal(value, Scalar.BOOLEAN);
        }
        if (value instanceof NlsString text) {
            if (text.getCharsetName() != null) {
                throw where.error("Write the text in plain quotes, without a character set.");
            }
            return Calls.text(text.getValue());
        }
        if (value instanceof BitString bits) {
            return new Literal(bits.getAsByteArray(), Scalar.BYTES);
        }
        throw where.error("This constant is not available in an expression.");
    }

    /** Whole numbers are int, bigint or decimal by their size; with a point decimal, with an exponent double. */
    static Literal number(SqlNumericLiteral literal, boolean negative, Operand where) {
        BigDecimal value = negative ? literal.bigDecimalValue().negate() : literal.bigDecimalValue();
        if (literal.getTypeName() == SqlTypeName.DOUBLE) {
            double floating = value.doubleValue();
            if (Double.isInfinite(floating)) {
                throw where.error("The number is too large for a double.");
            }
            return new Literal(floating, Scalar.DOUBLE);
        }
        int scale = Math.max(value.scale(), 0);
        int precision = Math.max(value.precision(), scale);
        if (precision > Decimal.MAX_PRECISION) {
            throw where.error("The number has more than " + Decimal.MAX_PRECISION + " digits.");
        }
        if (scale == 0 && value.unscaledValue().bitLength() < 64) {
            long whole = value.longValueExact();
            return whole == (int) whole ? new Literal((int) whole, Scalar.INT) : Calls.bigint(whole);
        }
        return new Literal(value.setScale(scale), new Decimal(Math.max(precision, 1), scale));
    }

    private static Literal time(String tag, String text, Operand where) {
        return switch (tag) {
            case "DATE" -> new Literal(Casts.parseDate(text), Scalar.DATE);
            case "TIMESTAMP" -> new Literal(Casts.parseTimestamp(text), Scalar.TIMESTAMP);
            default -> throw where.error("There are no values of " + tag + "; use timestamp or interval.");
        };
    }

    /** {@code '5' MINUTE}, {@code '1-6' YEAR TO MONTH}, {@code '1 12:30:05.250' DAY TO SECOND}. */
    private static Literal interval(IntervalValue value, Operand where) {
        TimeUnit start = value.getIntervalQualifier().getStartUnit();
        TimeUnit end = value.getIntervalQualifier().getEndUnit();
        boolean calendar = CALENDAR.contains(start) || start == TimeUnit.QUARTER;
        List<TimeUnit> units = calendar ? CALENDAR : CLOCK;
        List<TimeUnit> named = end == null || end == start
                ? List.of(start)
                : units.subList(Math.max(units.indexOf(start), 0), units.indexOf(end) + 1);
        String text = value.getIntervalLiteral().strip();
        boolean minus = text.startsWith("-");
        String[] parts = text.substring(minus || text.startsWith("+") ? 1 : 0).split("[ :-]", -1);
        if (parts.length != named.size()) {
            throw misfit(text, where);
        }
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < parts.length; i++) {
            boolean fraction = !calendar && i == parts.length - 1;
            if (!parts[i].matches(fraction ? "[0-9]{1,18}(\\.[0-9]{1,9})?" : "[0-9]{1,18}")) {
                throw misfit(text, where);
            }
            total = total.add(new BigDecimal(parts[i]).multiply(size(named.get(i), where)));
        }
        BigDecimal signed = minus == (value.getSign() > 0) ? total.negate() : total;
        if (signed.toBigInteger().bitLength() > (calendar ? 31 : 63)) {
            throw where.error("The interval is too long.");
        }
        return calendar
                ? new Literal(signed.intValue(), Scalar.INTERVAL_MONTHS)
                : new Literal(signed.longValue(), Scalar.INTERVAL);
    }

    /** A unit's months or milliseconds. */
    private static BigDecimal size(TimeUnit unit, Operand where) {
        return switch (unit) {
            case YEAR, QUARTER, MONTH -> BigDecimal.valueOf(TimeFunctions.months(ours(unit)));
            case WEEK, DAY, HOUR, MINUTE, SECOND, MILLISECOND ->
                BigDecimal.valueOf(TimeFunctions.milliseconds(ours(unit)));
            default -> throw where.error("An interval cannot be counted in " + unit + ".");
        };
    }

    private static dev.millrace.model.expression.TimeUnit ours(TimeUnit unit) {
        return dev.millrace.model.expression.TimeUnit.valueOf(unit.name());
    }

    private static ExpressionException misfit(String text, Operand where) {
        return where.error(RowEvaluationException.shown(text) + " does not spell the interval's units.");
    }
}
