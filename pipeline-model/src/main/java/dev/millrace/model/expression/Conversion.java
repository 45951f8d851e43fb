package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Array;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * Which conversions there are: those that a user may write, those that happen silently, and the type in which values
 * meet.
 */
final class Conversion {

    private Conversion() {}

    /** The value as {@code type}, by a cast if need be; constants are converted at once. */
    static Expression cast(Expression value, DataType type) {
        if (value.type().equals(type)) {
            return value;
        }
        if (Calls.isUntyped(value)) {
            return new Literal(null, type);
        }
        if (value instanceof Call array && array.function() == Function.ARRAY && type instanceof Array to) {
            List<Expression> elements = array.arguments().stream()
                    .map(element -> cast(element, to.element()))
                    .toList();
            return Calls.of(Function.ARRAY, type, false, elements);
        }
        return Calls.strict(Function.CAST, type, value);
    }

    /** Whether {@code CAST} is allowed. */
    static boolean isCastable(DataType from, DataType to) {
        if (from.equals(to) || from.equals(Calls.UNTYPED)) {
            return true;
        }
        if (NumberTypes.isNumber(from) && NumberTypes.isNumber(to)) {
            return true;
        }
        if (to == Scalar.STRING) {
            return from instanceof Decimal || from instanceof Scalar;
        }
        if (from == Scalar.STRING) {
            return to instanceof Decimal || (to instanceof Scalar && to != Scalar.INTERVAL_MONTHS);
        }
        return (from == Scalar.DATE && to == Scalar.TIMESTAMP) || (from == Scalar.TIMESTAMP && to == Scalar.DATE);
    }

    /**
     * The value as {@code type} where SQL converts silently: numbers to wider ones, decimals to another scale, dates to
     * timestamps, constants to what they spell. Empty where it does not.
     */
    static Optional<Expression> assign(Expression value, DataType type) {
        DataType from = value.type();
        boolean constant = value instanceof Literal;
        boolean allowed = from.equals(type)
                || from.equals(Calls.UNTYPED)
                || widens(value, type)
                || elementsFit(value, type)
                || (from == Scalar.DATE && type == Scalar.TIMESTAMP)
                || (constant && NumberTypes.isInteger(from) && NumberTypes.isInteger(type))
                || (constant && from == Scalar.STRING && isTime(type));
        return allowed ? Optional.of(cast(value, type)) : Optional.empty();
    }

    /** Whether every number of the one type has its place, if rounded, in the other. */
    private static boolean widens(Expression value, DataType to) {
        if (!NumberTypes.isNumber(value.type())) {
            return false;
        }
        if (to instanceof Decimal decimal) {
            return value.type() != Scalar.DOUBLE
                    && NumberTypes.whole(NumberTypes.decimalOf(value)) <= NumberTypes.whole(decimal);
        }
        return to == Scalar.DOUBLE || (value.type() == Scalar.INT && to == Scalar.BIGINT);
    }

    /** Whether an array that is written out can have its elements converted. */
    private static boolean elementsFit(Expression value, DataType type) {
        return value instanceof Call array
                && array.function() == Function.ARRAY
                && type instanceof Array to
                && array.arguments().stream()
                        .allMatch(element -> assign(element, to.element()).isPresent());
    }

    /** The type in which all values can meet, as the branches of a CASE do; empty if there is none or all are NULL. */
    static Optional<DataType> common(List<Expression> values) {
        Optional<Expression> meeting = Optional.empty();
        for (Expression value : values) {
            if (Calls.isUntyped(value)) {
                continue;
            }
            if (meeting.isEmpty()) {
                meeting = Optional.of(value);
                continue;
            }
            Optional<DataType> both = common(meeting.get(), value);
            if (both.isEmpty()) {
                return Optional.empty();
            }
            // Only the type of what stands for those so far matters, unless it is a constant's own digits.
            meeting = both.get().equals(meeting.get().type()) ? meeting : Optional.of(standIn(both.get()));
        }
        return meeting.map(Expression::type);
    }

    private static Expression standIn(DataType type) {
        return new Expression.FieldReference(0, "", type, true);
    }

    private static Optional<DataType> common(Expression left, Expression right) {
        DataType a = left.type();
        DataType b = right.type();
        if (a.equals(b)) {
            return Optional.of(a);
        }
        if (NumberTypes.isNumber(a) && NumberTypes.isNumber(b)) {
            return Optional.of(NumberTypes.common(left, right));
        }
        if (a == Scalar.STRING && left instanceof Literal && isTime(b)) {
            return Optional.of(b);
        }
        if (b == Scalar.STRING && right instanceof Literal && isTime(a)) {
            return Optional.of(a);
        }
        if (elementsFit(left, b) || elementsFit(right, a)) {
            return Optional.of(elementsFit(left, b) ? b : a);
        }
        boolean dates = (a == Scalar.DATE && b == Scalar.TIMESTAMP) || (a == Scalar.TIMESTAMP && b == Scalar.DATE);
        return dates ? Optional.of(Scalar.TIMESTAMP) : Optional.empty();
    }

    /** Types that a constant text may spell: {@code t > '2026-01-01'}. */
    private static boolean isTime(DataType type) {
        return type == Scalar.DATE || type == Scalar.TIMESTAMP;
    }
}
