package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Function;
import java.util.ArrayList;
import java.util.List;

/** Nodes for functions that look at nulls, or at some of their arguments only. */
final class LogicNodes {

    /** Arguments of a CASE of which every part is computed for all rows; with more, most would be in vain. */
    private static final int MAX_BLENDED = 7;

    private LogicNodes() {}

    static VectorExpression create(Call call, Compilation compilation) {
        int capacity = compilation.capacity();
        return switch (call.function()) {
            case AND, OR -> {
                boolean cheap = call.arguments().stream().skip(1).allMatch(Failures::cheap);
                boolean deciding = call.function() == Function.OR;
                yield new LogicNode(deciding, compilation.values(call.arguments()), cheap, capacity);
            }
            case NOT -> new NotNode(first(call, compilation), capacity);
            case IS_TRUE -> new TruthNode(first(call, compilation), true, false, capacity);
            case IS_NOT_TRUE -> new TruthNode(first(call, compilation), true, true, capacity);
            case IS_FALSE -> new TruthNode(first(call, compilation), false, false, capacity);
            case IS_NOT_FALSE -> new TruthNode(first(call, compilation), false, true, capacity);
            case IS_NULL -> new IsNullNode(first(call, compilation), true, capacity);
            case IS_NOT_NULL -> new IsNullNode(first(call, compilation), false, capacity);
            case COALESCE -> {
                boolean cheap = call.arguments().stream().skip(1).allMatch(Failures::cheap);
                yield cheap && call.arguments().size() == 2
                        ? new CoalesceBlendNode(
                                first(call, compilation),
                                compilation.value(call.arguments().get(1)),
                                call.type(),
                                capacity)
                        : new CoalesceNode(compilation.values(call.arguments()), call.type(), capacity);
            }
            case CASE -> choice(call, compilation);
            default -> throw new IllegalArgumentException(call.function() + " is not logic");
        };
    }

    private static VectorExpression first(Call call, Compilation compilation) {
        return compilation.value(call.arguments().get(0));
    }

    private static VectorExpression choice(Call call, Compilation compilation) {
        List<Expression> arguments = call.arguments();
        if (arguments.size() <= MAX_BLENDED && arguments.stream().skip(1).allMatch(Failures::cheap)) {
            return blend(call, 0, compilation);
        }
        List<VectorPredicate> conditions = new ArrayList<>();
        List<VectorExpression> values = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            conditions.add(compilation.condition(arguments.get(i), true));
            values.add(compilation.value(arguments.get(i + 1)));
        }
        values.add(compilation.value(arguments.get(arguments.size() - 1)));
        return new CaseNode(conditions, values, call.type(), compilation.capacity());
    }

    /** The CASE that begins with the condition at {@code from}. */
    private static VectorExpression blend(Call call, int from, Compilation compilation) {
        List<Expression> arguments = call.arguments();
        if (from == arguments.size() - 1) {
            return compilation.value(arguments.get(from));
        }
        return new BlendNode(
                compilation.value(arguments.get(from)),
                compilation.value(arguments.get(from + 1)),
                blend(call, from + 2, compilation),
                call.type(),
                compilation.capacity());
    }
}
