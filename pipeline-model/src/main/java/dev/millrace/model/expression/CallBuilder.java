package dev.millrace.model.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlTrimFunction;

/** Calls of operators, of special forms such as CASE and CAST, and of functions by name. */
final class CallBuilder {

    private final TreeBuilder builder;

    CallBuilder(TreeBuilder builder) {
        this.builder = builder;
    }

    Expression build(SqlCall call) {
        return switch (call.getKind()) {
            case PLUS -> arithmetic(Function.ADD, call);
            case MINUS -> arithmetic(Function.SUBTRACT, call);
            case TIMES -> arithmetic(Function.MULTIPLY, call);
            case DIVIDE -> arithmetic(Function.DIVIDE, call);
            case MOD -> arithmetic(Function.MODULO, call);
            case MINUS_PREFIX -> builder.negative(call.operand(0));
            case PLUS_PREFIX -> sign(operand(call, 0));
            case EQUALS -> comparison(Function.EQUAL, call);
            case NOT_EQUALS -> comparison(Function.NOT_EQUAL, call);
            case LESS_THAN -> comparison(Function.LESS, call);
            case LESS_THAN_OR_EQUAL -> comparison(Function.LESS_OR_EQUAL, call);
            case GREATER_THAN -> comparison(Function.GREATER, call);
            case GREATER_THAN_OR_EQUAL -> comparison(Function.GREATER_OR_EQUAL, call);
            case IS_DISTINCT_FROM -> comparison(Function.IS_DISTINCT_FROM, call);
            case IS_NOT_DISTINCT_FROM -> comparison(Function.IS_NOT_DISTINCT_FROM, call);
            case IS_NULL ->
                Calls.present(Function.IS_NULL, Scalar.BOOLEAN, operand(call, 0).tree());
            case IS_NOT_NULL ->
                Calls.present(
                        Function.IS_NOT_NULL, Scalar.BOOLEAN, operand(call, 0).tree());
            case IS_TRUE -> Conditions.test(Function.IS_TRUE, operand(call, 0));
            case IS_NOT_TRUE -> Conditions.test(Function.IS_NOT_TRUE, operand(call, 0));
            case IS_FALSE -> Conditions.test(Function.IS_FALSE, operand(call, 0));
            case IS_NOT_FALSE -> Conditions.test(Function.IS_NOT_FALSE, operand(call, 0));
            case IS_UNKNOWN -> Conditions.test(Function.IS_NULL, operand(call, 0));
            case AND -> Conditions.join(Function.AND, chain(call));
            case OR -> Conditions.join(Function.OR, chain(call));
            case NOT -> Conditions.not(operand(call, 0));
            default -> special(call);
        };
    }

    private Expression special(SqlCall call) {
        return switch (call.getKind()) {
            case BETWEEN -> between(call);
            case IN -> in(call);
            case NOT_IN -> negated(call, in(call));
            case LIKE, RLIKE -> like(call);
            case CASE -> choice((SqlCase) call);
            case CAST -> cast(Function.CAST, call);
            case SAFE_CAST -> cast(Function.TRY_CAST, call);
            case ITEM -> item(call);
            case DOT -> {
                SqlIdentifier name = call.operand(1);
                yield builder.nested(operand(call, 0), name.getSimple(), name.getParserPosition());
            }
            case ARRAY_VALUE_CONSTRUCTOR -> array(call);
            case LITERAL_CHAIN -> TextLibrary.concat(operands(call));
            case TRIM -> trim(call);
            case FLOOR, CEIL -> rounding(call);
            default -> named(call);
        };
    }

    private Expression named(SqlCall call) {
        String name = call.getOperator().getName();
        if (name.equals("||")) {
            return TextLibrary.concat(chain(call));
        }
        if (!(call.getOperator() instanceof SqlFunction function)) {
            throw Refusals.of(call, builder.at(call));
        }
        if (name.toUpperCase(Locale.ROOT).startsWith("JSON_")) {
            return JsonForms.of(call, builder);
        }
        Operand place = builder.at(call);
        if (call.getFunctionQuantifier() != null) {
            throw place.error(
                    call.getFunctionQuantifier() + " has no meaning in " + name.toLowerCase(Locale.ROOT) + ".");
        }
        boolean qualified = function.getSqlIdentifier() != null
                && !function.getSqlIdentifier().isSimple();
        String written = qualified ? String.valueOf(function.getSqlIdentifier()) : name;
        NamedFunction found = FunctionLibrary.find(written).orElse(null);
        if (found == null) {
            int end = Math.min(place.to(), place.from() + written.length());
            throw new ExpressionException(
                    FunctionLibrary.refusal(written).orElseGet(() -> FunctionLibrary.unknown(written)),
                    place.from(),
                    end);
        }
        return found.call(operands(call), place.from(), place.to());
    }

    private Expression arithmetic(Function operation, SqlCall call) {
        return Arithmetic.of(operation, operand(call, 0), operand(call, 1));
    }

    private Expression sign(Operand operand) {
        if (!NumberTypes.isNumber(operand.type()) && !Arithmetic.isInterval(operand.type())) {
            throw operand.error("A sign needs a number, not " + Phrases.of(operand.type()) + ".");
        }
        return operand.tree();
    }

    private Expression comparison(Function function, SqlCall call) {
        return Conditions.compare(function, operand(call, 0), operand(call, 1));
    }

    private Expression between(SqlCall call) {
        SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
        Operand value = operand(call, 0);
        Operand low = operand(call, 1);
        Operand high = operand(call, 2);
        Expression inside = within(call, value, low, high);
        if (operator.flag == SqlBetweenOperator.Flag.SYMMETRIC) {
            Operand place = builder.at(call);
            List<Operand> ways = List.of(place.with(inside), place.with(within(call, value, high, low)));
            inside = Conditions.join(Function.OR, ways);
        }
        return operator.isNegated() ? negated(call, inside) : inside;
    }

    private Expression within(SqlCall call, Operand value, Operand low, Operand high) {
        Operand place = builder.at(call);
        return Conditions.join(
                Function.AND,
                List.of(
                        place.with(Conditions.compare(Function.GREATER_OR_EQUAL, value, low)),
                        place.with(Conditions.compare(Function.LESS_OR_EQUAL, value, high))));
    }

    private Expression in(SqlCall call) {
        Operand value = operand(call, 0);
        if (!(call.operand(1) instanceof SqlNodeList list)) {
            throw Refusals.of(call.operand(1), builder.at(call.operand(1)));
        }
        List<Operand> equalities = new ArrayList<>();
        for (Operand candidate : builder.buildAll(list)) {
            Operand compared = candidate.with(value.tree());
            equalities.add(candidate.with(Conditions.compare(Function.EQUAL, compared, candidate)));
        }
        return Conditions.join(Function.OR, equalities);
    }

    private Expression like(SqlCall call) {
        Operand text = operand(call, 0);
        Operand pattern = operand(call, 1);
        SqlLikeOperator operator = (SqlLikeOperator) call.getOperator();
        Expression result;
        if (call.getKind() == SqlKind.RLIKE) {
            Operand place = builder.at(call);
            result = FunctionLibrary.find("regexp_like")
                    .orElseThrow()
                    .call(List.of(text, pattern), place.from(), place.to());
        } else {
            boolean lower = !operator.isCaseSensitive();
            result = PatternLibrary.like(
                    lower ? lower(text) : text,
                    lower ? lower(pattern) : pattern,
                    call.operandCount() > 2 ? operand(call, 2) : null);
        }
        return operator.isNegated() ? negated(call, result) : result;
    }

    private static Operand lower(Operand operand) {
        return operand.with(
                FunctionLibrary.find("lower").orElseThrow().call(List.of(operand), operand.from(), operand.to()));
    }

    private Expression choice(SqlCase call) {
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < call.getWhenOperands().size(); i++) {
            operands.add(builder.build(call.getWhenOperands().get(i)));
            operands.add(builder.build(call.getThenOperands().get(i)));
        }
        SqlNode otherwise = call.getElseOperand();
        operands.add(otherwise == null ? builder.at(call) : builder.build(otherwise));
        return Conditions.choose(operands);
    }

    private Expression cast(Function function, SqlCall call) {
        if (call.operandCount() > 2) {
            throw builder.at(call.operand(2)).error("A cast has no FORMAT; use format_timestamp or parse_timestamp.");
        }
        Operand value = operand(call, 0);
        DataType type = TypeNames.parse(call.operand(1), builder.at(call.operand(1)));
        return cast(function, value, type, builder.at(call));
    }

    static Expression cast(Function function, Operand value, DataType type, Operand place) {
        if (!Conversion.isCastable(value.type(), type)) {
            boolean instant = value.type() == Scalar.TIMESTAMP || type == Scalar.TIMESTAMP;
            boolean number = NumberTypes.isNumber(type) || NumberTypes.isNumber(value.type());
            String hint = instant && number ? "; use to_epoch_millis or from_epoch_millis" : "";
            throw place.error(Phrases.of(value.type()) + " cannot be cast to " + type.text() + hint + ".");
        }
        if (function == Function.CAST || value.type().equals(type)) {
            return Conversion.cast(value.tree(), type);
        }
        Expression typed = Calls.isUntyped(value.tree()) ? Conversion.cast(value.tree(), Scalar.STRING) : value.tree();
        return Calls.of(function, type, true, List.of(typed));
    }

    private Expression item(SqlCall call) {
        Operand array = operand(call, 0);
        Operand index = operand(call, 1);
        if (!(array.type() instanceof DataType.Array type)) {
            String hint = array.type() instanceof DataType.Row ? "; write a row's field as r.name" : "";
            throw array.error("[ ] needs an array, not " + Phrases.of(array.type()) + hint + ".");
        }
        Expression position = Parameter.of("position", Parameter.Accepts.INT).take(index, "[ ]");
        return Calls.of(Function.ITEM, type.element(), true, List.of(array.tree(), position));
    }

    private Expression array(SqlCall call) {
        List<Operand> elements = operands(call);
        if (elements.isEmpty()) {
            throw builder.at(call).error("An empty ARRAY has no type.");
        }
        List<Expression> values = Conditions.choices(elements, "ARRAY");
        return Calls.of(Function.ARRAY, new DataType.Array(values.get(0).type()), false, values);
    }

    private Expression trim(SqlCall call) {
        SqlTrimFunction.Flag side = ((SqlLiteral) call.operand(0)).getValueAs(SqlTrimFunction.Flag.class);
        String name = switch (side) {
            case BOTH -> "trim";
            case LEADING -> "ltrim";
            case TRAILING -> "rtrim";
        };
        Operand place = builder.at(call);
        return FunctionLibrary.find(name)
                .orElseThrow()
                .call(List.of(operand(call, 2), operand(call, 1)), place.from(), place.to());
    }

    private Expression rounding(SqlCall call) {
        if (call.operandCount() != 2) {
            return named(call);
        }
        Function function = call.getKind() == SqlKind.FLOOR ? Function.FLOOR_TIME : Function.CEIL_TIME;
        return TimeLibrary.round(
                function, operand(call, 1), operand(call, 0), call.getKind().name());
    }

    private Expression negated(SqlCall call, Expression condition) {
        return Conditions.not(builder.at(call).with(condition));
    }

    /** The operands of {@code a OP b OP c}: without recursion, since such chains are long. */
    private List<Operand> chain(SqlCall call) {
        List<SqlNode> nodes = new ArrayList<>();
        SqlNode left = call;
        while (left instanceof SqlCall inner
                && inner.getOperator().getName().equals(call.getOperator().getName())
                && inner.operandCount() == 2) {
            nodes.add(inner.operand(1));
            left = inner.operand(0);
        }
        nodes.add(left);
        Collections.reverse(nodes);
        return builder.buildAll(nodes);
    }

    private Operand operand(SqlCall call, int index) {
        return builder.build(call.operand(index));
    }

    private List<Operand> operands(SqlCall call) {
        return builder.buildAll(call.getOperandList());
    }
}
