package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calls in a group of expressions: which occur more than once and may be computed once for all rows. */
final class SharedParts {

    private final Map<Call, Integer> occurrences = new LinkedHashMap<>();
    private final Set<Call> unconditional = new HashSet<>();

    private SharedParts() {}

    static SharedParts of(List<Expression> roots) {
        SharedParts parts = new SharedParts();
        roots.forEach(root -> parts.visit(root, false));
        return parts;
    }

    /** Every call, once. */
    Set<Call> calls() {
        return occurrences.keySet();
    }

    /** Whether a call is evaluated for all rows somewhere. */
    boolean unconditional(Call call) {
        return unconditional.contains(call);
    }

    boolean shared(Call call) {
        return occurrences.getOrDefault(call, 0) > 1 && (unconditional(call) || !Failures.possible(call));
    }

    /** @param conditional whether some of the rows may be left out */
    private void visit(Expression expression, boolean conditional) {
        if (!(expression instanceof Call call)) {
            return;
        }
        if (!conditional) {
            unconditional.add(call);
        }
        if (occurrences.merge(call, 1, Integer::sum) > 1 && conditional) {
            return;
        }
        boolean narrowed = conditional;
        for (Expression argument : call.arguments()) {
            visit(argument, narrowed);
            narrowed |= switch (call.function()) {
                case AND, OR, CASE, COALESCE -> true;
                case ARRAY, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> false;
                default -> argument.nullable();
            };
        }
    }
}
