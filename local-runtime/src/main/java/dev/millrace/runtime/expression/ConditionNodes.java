package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Nodes that select rows without making a column of booleans first. */
final class ConditionNodes {

    private ConditionNodes() {}

    /**
     * @param wanted the value of the rows to select; null is neither
     * @return null where selecting by the column of booleans is all there is
     */
    static @Nullable VectorPredicate create(Call call, boolean wanted, Compilation compilation) {
        Expression first = call.arguments().get(0);
        return switch (call.function()) {
            case NOT -> compilation.condition(first, !wanted);
            case AND -> wanted ? all(call, true, compilation) : any(call, false, compilation);
            case OR -> wanted ? any(call, true, compilation) : all(call, false, compilation);
            case IS_TRUE -> wanted ? compilation.condition(first, true) : null;
            case IS_FALSE -> wanted ? compilation.condition(first, false) : null;
            case IS_NOT_TRUE -> wanted ? null : compilation.condition(first, true);
            case IS_NOT_FALSE -> wanted ? null : compilation.condition(first, false);
            case IS_NULL -> new IsNullNode(compilation.value(first), wanted, compilation.capacity());
            case IS_NOT_NULL -> new IsNullNode(compilation.value(first), !wanted, compilation.capacity());
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                (VectorPredicate) ComparisonNodes.create(call, !wanted, compilation);
            case STARTS_WITH, ENDS_WITH, CONTAINS, LIKE -> (VectorPredicate) TextNodes.test(call, !wanted, compilation);
            default -> null;
        };
    }

    private static @Nullable VectorPredicate any(Call call, boolean wanted, Compilation compilation) {
        if (call.arguments().stream().skip(1).allMatch(Failures::cheap)) {
            return null;
        }
        return new AnyCondition(conditions(call, wanted, compilation), compilation.capacity());
    }

    private static VectorPredicate all(Call call, boolean wanted, Compilation compilation) {
        List<Expression> parts = call.arguments();
        AllConditions quick = new AllConditions(conditions(call, wanted, compilation));
        if (parts.stream().skip(1).noneMatch(Failures::possible)) {
            return quick;
        }
        List<Expression> earlier = parts.subList(0, parts.size() - 1);
        boolean alwaysExact = earlier.stream().anyMatch(Failures::mayMakeNull);
        Set<Integer> fields = new TreeSet<>();
        earlier.forEach(part -> Failures.fields(part, fields));
        if (fields.isEmpty() && !alwaysExact) {
            return quick;
        }
        VectorPredicate exact = new TrueCondition(LogicNodes.create(call, compilation), wanted);
        return alwaysExact
                ? exact
                : new ExactConditions(
                        quick,
                        exact,
                        fields.stream().mapToInt(Integer::intValue).toArray());
    }

    private static List<VectorPredicate> conditions(Call call, boolean wanted, Compilation compilation) {
        return call.arguments().stream()
                .map(part -> compilation.condition(part, wanted))
                .toList();
    }
}
