package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import java.util.ArrayList;
import java.util.List;

/** Nodes for functions that look at nulls, or at some of their arguments only. */
final class LogicNodes {

    private LogicNodes() {}

    static VectorExpression create(Call call, Compilation compilation) {
        int capacity = compilation.capacity();
        return switch (call.function()) {
            case AND -> new LogicNode(false, compilation.values(call.arguments()), capacity);
            case OR -> new LogicNode(true, compilation.values(call.arguments()), capacity);
            case NOT -> new NotNode(first(call, compilation), capacity);
            case IS_TRUE -> new TruthNode(first(call, compilation), true, false, capacity);
            case IS_NOT_TRUE -> new TruthNode(first(call, compilation), true, true, capacity);
            case IS_FALSE -> new TruthNode(first(call, compilation), false, false, capacity);
            case IS_NOT_FALSE -> new TruthNode(first(call, compilation), false, true, capacity);
            case IS_NULL -> new IsNullNode(first(call, compilation), true, capacity);
            case IS_NOT_NULL -> new IsNullNode(first(call, compilation), false, capacity);
            case COALESCE -> new CoalesceNode(compilation.values(call.arguments()), call.type(), capacity);
            case CASE -> choice(call, compilation);
            default -> throw new IllegalArgumentException(call.function() + " is not logic");
        };
    }

    private static VectorExpression first(Call call, Compilation compilation) {
        return compilation.value(call.arguments().get(0));
    }

    private static VectorExpression choice(Call call, Compilation compilation) {
        List<Expression> arguments = call.arguments();
        List<VectorPredicate> conditions = new ArrayList<>();
        List<VectorExpression> values = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            conditions.add(compilation.condition(arguments.get(i), true));
            values.add(compilation.value(arguments.get(i + 1)));
        }
        values.add(compilation.value(arguments.get(arguments.size() - 1)));
        return new CaseNode(conditions, values, call.type(), compilation.capacity());
    }
}
