package dev.millrace.model.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that look at nulls, or at some of their arguments only. */
final class LogicEvaluation {

    private LogicEvaluation() {}

    static Evaluation of(Function function, List<Evaluation> arguments) {
        Evaluation first = arguments.get(0);
        return switch (function) {
            case AND -> row -> decide(arguments, row, false);
            case OR -> row -> decide(arguments, row, true);
            case NOT -> row -> not(first.on(row));
            case IS_TRUE -> row -> Boolean.TRUE.equals(first.on(row));
            case IS_NOT_TRUE -> row -> !Boolean.TRUE.equals(first.on(row));
            case IS_FALSE -> row -> Boolean.FALSE.equals(first.on(row));
            case IS_NOT_FALSE -> row -> !Boolean.FALSE.equals(first.on(row));
            case IS_NULL -> row -> first.on(row) == null;
            case IS_NOT_NULL -> row -> first.on(row) != null;
            case CASE -> row -> choose(arguments, row);
            case COALESCE -> row -> firstPresent(arguments, row);
            default -> throw new IllegalArgumentException(function + " is not logic");
        };
    }

    static Evaluation notDistinct(List<Evaluation> arguments) {
        return row -> {
            Object left = arguments.get(0).on(row);
            Object right = arguments.get(1).on(row);
            if (left == null || right == null) {
                return left == null && right == null;
            }
            return Values.equal(left, right);
        };
    }

    /** The decisive value as soon as an argument has it; else null if one was null; else the other value. */
    private static @Nullable Boolean decide(List<Evaluation> arguments, RowEvaluator.Row row, boolean decisive) {
        boolean unknown = false;
        for (Evaluation argument : arguments) {
            Object value = argument.on(row);
            if (value == null) {
                unknown = true;
            } else if ((boolean) value == decisive) {
                return decisive;
            }
        }
        return unknown ? null : !decisive;
    }

    private static @Nullable Boolean not(@Nullable Object value) {
        return value == null ? null : !(boolean) value;
    }

    private static @Nullable Object choose(List<Evaluation> arguments, RowEvaluator.Row row) {
        int last = arguments.size() - 1;
        for (int i = 0; i < last; i += 2) {
            if (Boolean.TRUE.equals(arguments.get(i).on(row))) {
                return arguments.get(i + 1).on(row);
            }
        }
        return arguments.get(last).on(row);
    }

    private static @Nullable Object firstPresent(List<Evaluation> arguments, RowEvaluator.Row row) {
        for (Evaluation argument : arguments) {
            Object value = argument.on(row);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
