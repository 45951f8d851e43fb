package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.expression.Expression.Literal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One prepared node of an expression's tree. */
@FunctionalInterface
interface Evaluation {

    @Nullable
    Object on(RowEvaluator.Row row);

    /** What a function that is null where an argument is null does with arguments of which none is null. */
    @FunctionalInterface
    interface Strict {
        @Nullable
        Object apply(Object[] arguments);
    }

    static Evaluation of(Expression expression) {
        if (expression instanceof FieldReference field) {
            int index = field.index();
            return row -> row.value(index);
        }
        if (expression instanceof Literal literal) {
            Object value = literal.value();
            return row -> value;
        }
        Call call = (Call) expression;
        List<Evaluation> arguments =
                call.arguments().stream().map(Evaluation::of).toList();
        return switch (call.function()) {
            case AND, OR, NOT, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE, IS_NULL, IS_NOT_NULL, CASE, COALESCE ->
                LogicEvaluation.of(call.function(), arguments);
            case IS_DISTINCT_FROM -> {
                Evaluation same = LogicEvaluation.notDistinct(arguments);
                yield row -> !Boolean.TRUE.equals(same.on(row));
            }
            case IS_NOT_DISTINCT_FROM -> LogicEvaluation.notDistinct(arguments);
            case TRY_CAST -> {
                Strict cast = CastEvaluation.of(call);
                yield strict(values -> orNull(cast, values), arguments);
            }
            // Unlike List.of, a stream's list holds nulls.
            case ARRAY -> row -> arguments.stream().map(each -> each.on(row)).toList();
            default -> strict(strictOf(call), arguments);
        };
    }

    private static Strict strictOf(Call call) {
        return switch (call.function()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, NEGATE, ABS, SIGN, FLOOR, CEIL, ROUND, TRUNCATE ->
                ArithmeticEvaluation.of(call);
            case POWER, SQRT, EXP, LN, LOG10, SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2 ->
                DoubleEvaluation.of(call.function());
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, GREATEST, LEAST ->
                ComparisonEvaluation.of(call.function());
            case CAST -> CastEvaluation.of(call);
            case LIKE, REGEXP_LIKE, REGEXP_EXTRACT, REGEXP_REPLACE, JSON_VALUE, JSON_QUERY, JSON_EXISTS ->
                PatternEvaluation.of(call.function());
            case TIME_ADD,
                    TIME_SUBTRACT,
                    TIME_DIFFERENCE,
                    TIMESTAMP_DIFF,
                    EXTRACT,
                    FLOOR_TIME,
                    CEIL_TIME,
                    FORMAT_TIMESTAMP,
                    PARSE_TIMESTAMP,
                    TO_EPOCH_MILLIS,
                    FROM_EPOCH_MILLIS -> TimeEvaluation.of(call);
            case BIT_AND, BIT_OR, BIT_XOR, BIT_NOT, SHIFT_LEFT, SHIFT_RIGHT, HASH64 -> BitEvaluation.of(call);
            case ITEM -> arguments -> item((List<?>) arguments[0], (int) arguments[1]);
            case CARDINALITY -> arguments -> ((List<?>) arguments[0]).size();
            case ROW_FIELD -> arguments -> ((List<?>) arguments[0]).get((int) arguments[1]);
            default -> TextEvaluation.of(call.function());
        };
    }

    private static Evaluation strict(Strict function, List<Evaluation> arguments) {
        return row -> {
            Object[] values = new Object[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                Object value = arguments.get(i).on(row);
                if (value == null) {
                    return null;
                }
                values[i] = value;
            }
            return function.apply(values);
        };
    }

    /** Only a failure of the cast is null: the value that is cast was evaluated before. */
    private static @Nullable Object orNull(Strict cast, Object[] values) {
        try {
            return cast.apply(values);
        } catch (RowEvaluationException e) {
            return null;
        }
    }

    private static @Nullable Object item(List<?> array, int position) {
        return position >= 1 && position <= array.size() ? array.get(position - 1) : null;
    }
}
