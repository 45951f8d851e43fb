package dev.millrace.model.expression;

import java.util.Arrays;
import java.util.Collections;

/** Comparisons of values of one type. */
final class ComparisonEvaluation {

    private ComparisonEvaluation() {}

    static Evaluation.Strict of(Function function) {
        return switch (function) {
            case EQUAL -> values -> Values.equal(values[0], values[1]);
            case NOT_EQUAL -> values -> !Values.equal(values[0], values[1]);
            case LESS -> values -> Values.compare(values[0], values[1]) < 0;
            case LESS_OR_EQUAL -> values -> Values.compare(values[0], values[1]) <= 0;
            case GREATER -> values -> Values.compare(values[0], values[1]) > 0;
            case GREATER_OR_EQUAL -> values -> Values.compare(values[0], values[1]) >= 0;
            case GREATEST -> values -> Collections.max(Arrays.asList(values), Values::compare);
            case LEAST -> values -> Collections.min(Arrays.asList(values), Values::compare);
            default -> throw new IllegalArgumentException(function + " is not a comparison");
        };
    }
}
