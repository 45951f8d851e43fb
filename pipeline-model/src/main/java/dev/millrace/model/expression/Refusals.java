package dev.millrace.model.expression;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Why something that SQL has is not part of the language of expressions. */
final class Refusals {

    private static final Map<String, String> OPERATORS = Map.of(
            "&", "Write bit_and(a, b) for the bits that both have.",
            "|", "Write bit_or(a, b) for the bits that either has.",
            "^", "Write bit_xor(a, b) for bits, and power(x, y) for powers.",
            "<<", "Write shift_left(n, bits).",
            ">>", "Write shift_right(n, bits).",
            "=>", "Write >= for greater or equal; arguments have no names.",
            "CONTAINS", "Write contains(text, part).",
            "SIMILAR TO", "Write regexp_like(text, pattern) instead of SIMILAR TO.",
            "NOT SIMILAR TO", "Write NOT regexp_like(text, pattern) instead of SIMILAR TO.");

    private Refusals() {}

    static ExpressionException of(SqlNode node, Operand place) {
        if (node.isA(SqlKind.QUERY) || node.getKind() == SqlKind.EXISTS || node.getKind() == SqlKind.UNNEST) {
            return place.error("Subqueries are not available in an expression.");
        }
        if (!(node instanceof SqlCall call)) {
            return place.error("This is not available in an expression.");
        }
        String name = call.getOperator().getName();
        if (OPERATORS.containsKey(name)) {
            return place.error(OPERATORS.get(name));
        }
        return place.error(
                switch (call.getKind()) {
                    case OVER -> "Window functions look at many rows; use a window step.";
                    case ROW -> "Rows cannot be made in an expression.";
                    case MAP_VALUE_CONSTRUCTOR, MAP_QUERY_CONSTRUCTOR -> "There are no maps in an expression.";
                    case SOME, ALL -> "Write the comparisons one by one, joined with OR or AND.";
                    case DEFAULT -> "DEFAULT is not a value here.";
                    default -> name.toLowerCase(Locale.ROOT) + " is not available in an expression.";
                });
    }
}
