package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.Map;

/** The types of {@code + - * / %} and of signs, for numbers, times and intervals. */
final class Arithmetic {

    private static final Map<Function, String> SIGNS = Map.of(
            Function.ADD, "+",
            Function.SUBTRACT, "-",
            Function.MULTIPLY, "*",
            Function.DIVIDE, "/",
            Function.MODULO, "%");

    private Arithmetic() {}

    static Expression of(Function operation, Operand left, Operand right) {
        Expression a = typedLike(left, right);
        Expression b = typedLike(right, left);
        if (NumberTypes.isNumber(a.type()) && NumberTypes.isNumber(b.type())) {
            return numbers(operation, a, b);
        }
        if (isTime(a.type()) && isInterval(b.type())) {
            if (operation == Function.ADD) {
                return move(Function.TIME_ADD, a, b);
            }
            if (operation == Function.SUBTRACT) {
                return move(Function.TIME_SUBTRACT, a, b);
            }
        }
        if (operation == Function.ADD && isInterval(a.type()) && isTime(b.type())) {
            return move(Function.TIME_ADD, b, a);
        }
        if (operation == Function.SUBTRACT && isTime(a.type()) && isTime(b.type())) {
            DataType type = a.type().equals(b.type()) ? a.type() : Scalar.TIMESTAMP;
            return Calls.strict(
                    Function.TIME_DIFFERENCE, Scalar.INTERVAL, Conversion.cast(a, type), Conversion.cast(b, type));
        }
        return intervals(operation, a, b, left, right);
    }

    static Expression negate(Operand operand) {
        DataType type = operand.type();
        if (NumberTypes.isNumber(type)) {
            return Calls.strict(Function.NEGATE, type, operand.tree());
        }
        if (isInterval(type)) {
            Expression number = count(operand.tree());
            return Conversion.cast(Calls.strict(Function.NEGATE, number.type(), number), type);
        }
        throw operand.error("A sign needs a number, not " + Phrases.of(type) + ".");
    }

    /** Both already numbers. */
    static Expression numbers(Function operation, Expression left, Expression right) {
        DataType common = NumberTypes.common(left, right);
        if (common instanceof Decimal) {
            Expression a = NumberTypes.asDecimal(left);
            Expression b = NumberTypes.asDecimal(right);
            return Calls.strict(operation, NumberTypes.result(operation, (Decimal) a.type(), (Decimal) b.type()), a, b);
        }
        return Calls.strict(operation, common, Conversion.cast(left, common), Conversion.cast(right, common));
    }

    /** A timestamp or date moved by an interval; a date stays one where the interval has no hours. */
    static Expression move(Function direction, Expression time, Expression interval) {
        boolean days = interval.type() == Scalar.INTERVAL_MONTHS
                || (interval instanceof Literal literal
                        && (literal.value() == null || (long) literal.value() % TimeFunctions.DAY_MS == 0));
        DataType type = time.type() == Scalar.DATE && days ? Scalar.DATE : Scalar.TIMESTAMP;
        return Calls.strict(direction, type, Conversion.cast(time, type), interval);
    }

    static boolean isTime(DataType type) {
        return type == Scalar.TIMESTAMP || type == Scalar.DATE;
    }

    static boolean isInterval(DataType type) {
        return type == Scalar.INTERVAL || type == Scalar.INTERVAL_MONTHS;
    }

    private static Expression intervals(Function operation, Expression a, Expression b, Operand left, Operand right) {
        boolean sum = operation == Function.ADD || operation == Function.SUBTRACT;
        if (sum && isInterval(a.type()) && a.type().equals(b.type())) {
            return Conversion.cast(numbers(operation, count(a), count(b)), a.type());
        }
        boolean scales = operation == Function.MULTIPLY || operation == Function.DIVIDE;
        if (scales && isInterval(a.type()) && NumberTypes.isNumber(b.type())) {
            return scaled(operation, a, b);
        }
        if (operation == Function.MULTIPLY && NumberTypes.isNumber(a.type()) && isInterval(b.type())) {
            return scaled(operation, b, a);
        }
        String hint = (sum && isTime(a.type()) && NumberTypes.isInteger(b.type()))
                ? "; write a length of time as INTERVAL '1' DAY"
                : "";
        throw new ExpressionException(
                SIGNS.get(operation) + " has no meaning between " + Phrases.of(left.type()) + " and "
                        + Phrases.of(right.type()) + hint + ".",
                left.from(),
                right.to());
    }

    /** Through the interval's number of milliseconds or months, rounded if the factor has a fraction. */
    private static Expression scaled(Function operation, Expression interval, Expression factor) {
        DataType unit = interval.type() == Scalar.INTERVAL ? Scalar.BIGINT : Scalar.INT;
        Expression number = numbers(operation, count(interval), factor);
        if (!NumberTypes.isInteger(number.type())) {
            Expression floating = Conversion.cast(number, Scalar.DOUBLE);
            number = Calls.strict(Function.ROUND, Scalar.DOUBLE, floating);
        }
        return Conversion.cast(Conversion.cast(number, unit), interval.type());
    }

    /** An interval's milliseconds or months. */
    private static Expression count(Expression interval) {
        return Conversion.cast(interval, interval.type() == Scalar.INTERVAL ? Scalar.BIGINT : Scalar.INT);
    }

    /** A bare NULL takes the other side's type. */
    private static Expression typedLike(Operand operand, Operand other) {
        if (!Calls.isUntyped(operand.tree())) {
            return operand.tree();
        }
        if (Calls.isUntyped(other.tree())) {
            throw operand.error("NULL has no type here; write CAST(NULL AS bigint) or another type.");
        }
        return Conversion.cast(operand.tree(), isTime(other.type()) ? Scalar.INTERVAL : other.type());
    }
}
