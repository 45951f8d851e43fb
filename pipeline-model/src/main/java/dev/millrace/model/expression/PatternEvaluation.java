package dev.millrace.model.expression;

import org.jspecify.annotations.Nullable;

/** Functions whose second argument is compiled first, when it changes. */
final class PatternEvaluation {

    private PatternEvaluation() {}

    static Evaluation.Strict of(Function function) {
        return switch (function) {
            case LIKE -> like();
            case REGEXP_LIKE, REGEXP_EXTRACT, REGEXP_REPLACE -> regularExpression(function);
            case JSON_VALUE, JSON_QUERY, JSON_EXISTS -> json(function);
            default -> throw new IllegalArgumentException(function + " has no pattern");
        };
    }

    private static Evaluation.Strict like() {
        Recent<LikeKey, LikePattern> patterns = new Recent<>(key -> LikePattern.compile(key.pattern(), key.escape()));
        return values -> patterns.get(new LikeKey((String) values[1], values.length > 2 ? (String) values[2] : null))
                .matches((String) values[0]);
    }

    private static Evaluation.Strict regularExpression(Function function) {
        Recent<String, RegularExpression> patterns = new Recent<>(RegularExpression::compile);
        return switch (function) {
            case REGEXP_LIKE -> values -> patterns.get((String) values[1]).find((String) values[0]);
            case REGEXP_EXTRACT ->
                values -> patterns.get((String) values[1])
                        .extract((String) values[0], values.length > 2 ? (int) values[2] : 0)
                        .orElse(null);
            default -> values -> patterns.get((String) values[1]).replace((String) values[0], (String) values[2]);
        };
    }

    private static Evaluation.Strict json(Function function) {
        Recent<String, JsonPath> paths = new Recent<>(JsonPath::compile);
        return switch (function) {
            case JSON_VALUE ->
                values ->
                        paths.get((String) values[1]).value((String) values[0]).orElse(null);
            case JSON_QUERY ->
                values ->
                        paths.get((String) values[1]).query((String) values[0]).orElse(null);
            default -> values -> paths.get((String) values[1]).exists((String) values[0]);
        };
    }

    private record LikeKey(String pattern, @Nullable String escape) {}
}
