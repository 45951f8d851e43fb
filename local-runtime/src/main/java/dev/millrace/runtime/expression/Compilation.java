package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.expression.Expression.Literal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of one group of expressions. */
final class Compilation {

    private final RowScope scope;
    private final int capacity;
    private final SharedParts parts;
    private final JsonNodes json;
    private final Map<Call, SharedNode> sharedNodes = new HashMap<>();

    /** @param roots constants in them already computed */
    Compilation(List<Expression> roots, RowScope scope, int capacity) {
        this.scope = scope;
        this.capacity = capacity;
        this.parts = SharedParts.of(roots);
        this.json = new JsonNodes(this, scope, parts);
    }

    int capacity() {
        return capacity;
    }

    /** Whether a call has one node for all places where it occurs. */
    boolean shared(Call call) {
        return parts.shared(call);
    }

    VectorExpression value(Expression expression) {
        return switch (expression) {
            case FieldReference field -> new FieldNode(field.index(), field.type());
            case Literal literal -> new ConstantNode(literal.value(), literal.type(), capacity);
            case Call call -> parts.shared(call) ? sharedNode(call) : node(call);
        };
    }

    List<VectorExpression> values(List<Expression> expressions) {
        return expressions.stream().map(this::value).toList();
    }

    /** The first two arguments of a call that is null where either is. */
    ArgumentPair pair(Call call) {
        return pair(call.arguments().get(0), call.arguments().get(1));
    }

    ArgumentPair pair(Expression left, Expression right) {
        return ArgumentPair.of(value(left), value(right), left.nullable() && Failures.possible(right), capacity);
    }

    /** Selects the rows in which a boolean expression has this value. */
    VectorPredicate condition(Expression expression, boolean wanted) {
        if (expression instanceof Call call && !parts.shared(call)) {
            VectorPredicate condition = ConditionNodes.create(call, wanted, this);
            if (condition != null) {
                return condition;
            }
        }
        return new TrueCondition(value(expression), wanted);
    }

    private SharedNode sharedNode(Call call) {
        SharedNode known = sharedNodes.get(call);
        if (known == null) {
            known = new SharedNode(node(call), scope);
            sharedNodes.put(call, known);
        }
        return known;
    }

    private VectorExpression node(Call call) {
        VectorExpression node = kernel(call);
        return node == null ? new RowwiseNode(call, values(call.arguments()), capacity) : node;
    }

    private @Nullable VectorExpression kernel(Call call) {
        return switch (call.function()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, NEGATE, ABS -> NumericNodes.arithmetic(call, this);
            case BIT_AND, BIT_OR, BIT_XOR, BIT_NOT, SHIFT_LEFT, SHIFT_RIGHT, HASH64 -> NumericNodes.bits(call, this);
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                ComparisonNodes.create(call, false, this);
            case AND, OR, NOT, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE, IS_NULL, IS_NOT_NULL, CASE, COALESCE ->
                LogicNodes.create(call, this);
            case FLOOR, CEIL, SIGN, ROUND, TRUNCATE -> MathNodes.rounding(call, this);
            case GREATEST, LEAST -> MathNodes.extreme(call, this);
            case POWER, SQRT, EXP, LN, LOG10, SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2 ->
                MathNodes.transcendental(call, this);
            case TIME_ADD,
                    TIME_SUBTRACT,
                    TIME_DIFFERENCE,
                    TIMESTAMP_DIFF,
                    FLOOR_TIME,
                    EXTRACT,
                    TO_EPOCH_MILLIS,
                    FROM_EPOCH_MILLIS -> TimeNodes.create(call, this);
            case CAST, TRY_CAST -> CastNodes.create(call, this);
            case CONCAT,
                    SUBSTRING,
                    LEFT,
                    RIGHT,
                    TRIM_BOTH,
                    TRIM_LEADING,
                    TRIM_TRAILING,
                    UPPER,
                    LOWER,
                    CHAR_LENGTH,
                    OCTET_LENGTH,
                    POSITION,
                    STARTS_WITH,
                    ENDS_WITH,
                    CONTAINS,
                    LIKE,
                    REGEXP_LIKE -> TextNodes.create(call, this);
            case JSON_VALUE -> json.create(call);
            default -> null;
        };
    }
}
