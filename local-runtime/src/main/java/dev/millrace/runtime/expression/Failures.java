package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.Function;
import dev.millrace.model.expression.JsonPath;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.EnumSet;
import java.util.Set;

/** What can be said of an expression before any row is seen. */
final class Failures {

    /** These have a value for all arguments; all others count as able to fail. */
    private static final Set<Function> TOTAL = EnumSet.of(
            Function.SIGN,
            Function.EQUAL,
            Function.NOT_EQUAL,
            Function.LESS,
            Function.LESS_OR_EQUAL,
            Function.GREATER,
            Function.GREATER_OR_EQUAL,
            Function.IS_DISTINCT_FROM,
            Function.IS_NOT_DISTINCT_FROM,
            Function.IS_NULL,
            Function.IS_NOT_NULL,
            Function.GREATEST,
            Function.LEAST,
            Function.AND,
            Function.OR,
            Function.NOT,
            Function.IS_TRUE,
            Function.IS_NOT_TRUE,
            Function.IS_FALSE,
            Function.IS_NOT_FALSE,
            Function.CASE,
            Function.COALESCE,
            Function.TRY_CAST,
            Function.UPPER,
            Function.LOWER,
            Function.CHAR_LENGTH,
            Function.OCTET_LENGTH,
            Function.LEFT,
            Function.RIGHT,
            Function.POSITION,
            Function.TRIM_BOTH,
            Function.TRIM_LEADING,
            Function.TRIM_TRAILING,
            Function.STARTS_WITH,
            Function.ENDS_WITH,
            Function.CONTAINS,
            Function.TO_EPOCH_MILLIS,
            Function.FROM_EPOCH_MILLIS,
            Function.BIT_AND,
            Function.BIT_OR,
            Function.BIT_XOR,
            Function.BIT_NOT,
            Function.SHIFT_LEFT,
            Function.SHIFT_RIGHT,
            Function.HASH64,
            Function.CARDINALITY);

    /** Those of them, and of divisions by constants, that are loops without branches. */
    private static final Set<Function> LOOPS = EnumSet.of(
            Function.EQUAL,
            Function.NOT_EQUAL,
            Function.LESS,
            Function.LESS_OR_EQUAL,
            Function.GREATER,
            Function.GREATER_OR_EQUAL,
            Function.IS_NULL,
            Function.IS_NOT_NULL,
            Function.AND,
            Function.OR,
            Function.NOT,
            Function.CASE,
            Function.DIVIDE,
            Function.MODULO,
            Function.TO_EPOCH_MILLIS,
            Function.FROM_EPOCH_MILLIS,
            Function.BIT_AND,
            Function.BIT_OR,
            Function.BIT_XOR,
            Function.BIT_NOT,
            Function.SHIFT_LEFT,
            Function.SHIFT_RIGHT,
            Function.HASH64);

    /** These may be null although no argument is. */
    private static final Set<Function> MAKES_NULL = EnumSet.of(
            Function.TRY_CAST,
            Function.REGEXP_EXTRACT,
            Function.JSON_VALUE,
            Function.JSON_QUERY,
            Function.ITEM,
            Function.ROW_FIELD);

    private Failures() {}

    /** Whether some row may have an error. */
    static boolean possible(Expression expression) {
        return expression instanceof Call call
                && (!total(call) || call.arguments().stream().anyMatch(Failures::possible));
    }

    /**
     * Whether an expression is better computed for all rows than for a selection: primitives all through, and no error
     * that a row left out might have.
     */
    static boolean cheap(Expression expression) {
        return primitive(expression.type())
                && switch (expression) {
                    case FieldReference _ -> true;
                    case Literal literal -> literal.value() != null;
                    case Call call ->
                        LOOPS.contains(call.function())
                                && total(call)
                                && call.arguments().stream().allMatch(Failures::cheap);
                };
    }

    private static boolean primitive(DataType type) {
        return type instanceof Scalar && type != Scalar.STRING && type != Scalar.BYTES;
    }

    private static boolean total(Call call) {
        return TOTAL.contains(call.function()) || divisionByHarmlessConstant(call) || jsonByConstantPath(call);
    }

    private static boolean divisionByHarmlessConstant(Call call) {
        if (call.function() != Function.DIVIDE && call.function() != Function.MODULO) {
            return false;
        }
        return call.arguments().get(1) instanceof Literal literal
                && literal.value() instanceof Long divisor
                && divisor != 0
                && divisor != -1;
    }

    private static boolean jsonByConstantPath(Call call) {
        return switch (call.function()) {
            case JSON_VALUE, JSON_QUERY, JSON_EXISTS ->
                call.arguments().get(1) instanceof Literal literal
                        && literal.value() instanceof String path
                        && validPath(path);
            default -> false;
        };
    }

    private static boolean validPath(String path) {
        try {
            JsonPath.compile(path);
            return true;
        } catch (RowEvaluationException e) {
            return false;
        }
    }

    /** Whether a row may be null of which no field is null. */
    static boolean mayMakeNull(Expression expression) {
        return switch (expression) {
            case FieldReference _ -> false;
            case Literal literal -> literal.value() == null;
            case Call call ->
                MAKES_NULL.contains(call.function())
                        || call.arguments().stream().anyMatch(Failures::mayMakeNull);
        };
    }

    /** The fields that an expression reads, into {@code indexes}. */
    static void fields(Expression expression, Set<Integer> indexes) {
        switch (expression) {
            case FieldReference field -> indexes.add(field.index());
            case Literal _ -> {}
            case Call call -> call.arguments().forEach(argument -> fields(argument, indexes));
        }
    }
}
