package dev.millrace.model.expression;

/** Functions of texts without patterns. */
final class TextEvaluation {

    private TextEvaluation() {}

    static Evaluation.Strict of(Function function) {
        return switch (function) {
            case CONCAT -> TextEvaluation::concat;
            case UPPER -> values -> TextFunctions.upper(text(values, 0));
            case LOWER -> values -> TextFunctions.lower(text(values, 0));
            case INITCAP -> values -> TextFunctions.initcap(text(values, 0));
            case REVERSE -> values -> TextFunctions.reverse(text(values, 0));
            case CHAR_LENGTH -> values -> TextFunctions.charLength(text(values, 0));
            case OCTET_LENGTH -> values -> TextFunctions.octetLength(text(values, 0));
            case SUBSTRING ->
                values -> values.length == 2
                        ? TextFunctions.substring(text(values, 0), (int) values[1])
                        : TextFunctions.substring(text(values, 0), (int) values[1], (int) values[2]);
            case LEFT -> values -> TextFunctions.left(text(values, 0), (int) values[1]);
            case RIGHT -> values -> TextFunctions.right(text(values, 0), (int) values[1]);
            case REPEAT -> values -> TextFunctions.repeat(text(values, 0), (int) values[1]);
            case LPAD -> values -> TextFunctions.lpad(text(values, 0), (int) values[1], text(values, 2));
            case RPAD -> values -> TextFunctions.rpad(text(values, 0), (int) values[1], text(values, 2));
            case REPLACE -> values -> TextFunctions.replace(text(values, 0), text(values, 1), text(values, 2));
            default -> ofTwo(function);
        };
    }

    private static Evaluation.Strict ofTwo(Function function) {
        return switch (function) {
            case POSITION -> values -> TextFunctions.position(text(values, 0), text(values, 1));
            case TRIM_BOTH -> values -> TextFunctions.trimBoth(text(values, 0), text(values, 1));
            case TRIM_LEADING -> values -> TextFunctions.trimLeading(text(values, 0), text(values, 1));
            case TRIM_TRAILING -> values -> TextFunctions.trimTrailing(text(values, 0), text(values, 1));
            case STARTS_WITH -> values -> text(values, 0).startsWith(text(values, 1));
            case ENDS_WITH -> values -> text(values, 0).endsWith(text(values, 1));
            case CONTAINS -> values -> text(values, 0).contains(text(values, 1));
            case SPLIT -> values -> TextFunctions.split(text(values, 0), text(values, 1));
            default -> throw new IllegalArgumentException(function + " is not a function of texts");
        };
    }

    private static String concat(Object[] values) {
        StringBuilder result = new StringBuilder();
        for (Object value : values) {
            TextFunctions.limit((long) result.length() + ((String) value).length(), "CONCAT");
            result.append((String) value);
        }
        return result.toString();
    }

    private static String text(Object[] values, int index) {
        return (String) values[index];
    }
}
