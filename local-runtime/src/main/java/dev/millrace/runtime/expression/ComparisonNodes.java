package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.schema.DataType.Scalar;
import org.jspecify.annotations.Nullable;

/** Chooses kernels for comparisons, with a constant on the right if there is one. */
final class ComparisonNodes {

    private ComparisonNodes() {}

    /**
     * @param not whether the opposite is wanted
     * @return a node that is also a {@link VectorPredicate}, or null if there is none for the type
     */
    static @Nullable VectorExpression create(Call call, boolean not, Compilation compilation) {
        Expression left = call.arguments().get(0);
        Expression right = call.arguments().get(1);
        ComparisonSense sense = ComparisonSense.of(call.function()).turned(not);
        if (left instanceof Literal literal && literal.value() != null) {
            return create(sense.mirrored(), right, left, compilation);
        }
        return create(sense, left, right, compilation);
    }

    private static @Nullable VectorExpression create(
            ComparisonSense sense, Expression left, Expression right, Compilation compilation) {
        Object successor = right instanceof Literal literal ? successor(literal.value()) : null;
        if (sense.swapped() && successor != null) {
            Literal next = new Literal(successor, right.type());
            return node(sense.ofSuccessor(), compilation.pair(left, next), left, compilation.capacity());
        }
        return node(sense, compilation.pair(left, right), left, compilation.capacity());
    }

    private static @Nullable Object successor(@Nullable Object constant) {
        return switch (constant) {
            case Long value when value < Long.MAX_VALUE -> value + 1;
            case Integer value when value < Integer.MAX_VALUE -> value + 1;
            case Double value when Double.isFinite(value) -> Math.nextUp(value);
            case null, default -> null;
        };
    }

    private static @Nullable VectorExpression node(
            ComparisonSense sense, ArgumentPair arguments, Expression left, int capacity) {
        if (!(left.type() instanceof Scalar scalar)) {
            return null;
        }
        return switch (scalar) {
            case BIGINT, TIMESTAMP, INTERVAL -> new LongComparisonNode(sense, arguments, capacity);
            case INT, DATE, INTERVAL_MONTHS -> new IntComparisonNode(sense, arguments, capacity);
            case DOUBLE -> new DoubleComparisonNode(sense, arguments, capacity);
            case STRING, BYTES -> {
                TextTest test = sense.equal() ? TextTest.EQUAL : TextTest.LESS;
                yield new TextTestNode(test, sense.not(), sense.swapped(), arguments, capacity);
            }
            case BOOLEAN -> null;
        };
    }
}
