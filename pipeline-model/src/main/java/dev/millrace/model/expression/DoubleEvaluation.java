package dev.millrace.model.expression;

/** Functions of doubles only. */
final class DoubleEvaluation {

    private DoubleEvaluation() {}

    static Evaluation.Strict of(Function function) {
        return switch (function) {
            case POWER -> values -> NumberFunctions.power((double) values[0], (double) values[1]);
            case SQRT -> values -> NumberFunctions.finite(Math.sqrt((double) values[0]));
            case EXP -> values -> NumberFunctions.finite(Math.exp((double) values[0]));
            case LN -> values -> NumberFunctions.ln((double) values[0]);
            case LOG10 -> values -> NumberFunctions.log10((double) values[0]);
            case SIN -> values -> Math.sin((double) values[0]);
            case COS -> values -> Math.cos((double) values[0]);
            case TAN -> values -> Math.tan((double) values[0]);
            case ASIN -> values -> NumberFunctions.finite(Math.asin((double) values[0]));
            case ACOS -> values -> NumberFunctions.finite(Math.acos((double) values[0]));
            case ATAN -> values -> Math.atan((double) values[0]);
            case ATAN2 -> values -> Math.atan2((double) values[0], (double) values[1]);
            default -> throw new IllegalArgumentException(function + " is not a function of doubles");
        };
    }
}
