package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Comparison, logic and choice. */
final class Conditions {

    private Conditions() {}

    static Expression compare(Function comparison, Operand left, Operand right) {
        List<Expression> both = meet(List.of(left, right), (a, b) -> "Cannot compare " + a + " with " + b);
        boolean nested =
                both.get(0).type() instanceof DataType.Array || both.get(0).type() instanceof DataType.Row;
        boolean equality = switch (comparison) {
            case EQUAL, NOT_EQUAL, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> true;
            default -> false;
        };
        if (nested && !equality) {
            throw new ExpressionException(
                    "Values of " + both.get(0).type().text() + " have no order.", left.from(), right.to());
        }
        boolean present = comparison == Function.IS_DISTINCT_FROM || comparison == Function.IS_NOT_DISTINCT_FROM;
        boolean nullable = !present && both.stream().anyMatch(Expression::nullable);
        return Calls.of(comparison, Scalar.BOOLEAN, nullable, both);
    }

    /** GREATEST, LEAST. */
    static Expression extreme(Function function, List<Operand> operands) {
        List<Expression> values = choices(operands, function.name());
        return Calls.strict(function, values.get(0).type(), values);
    }

    static Expression coalesce(List<Operand> operands) {
        List<Expression> values = choices(operands, "COALESCE");
        boolean nullable = values.stream().allMatch(Expression::nullable);
        return Calls.of(Function.COALESCE, values.get(0).type(), nullable, values);
    }

    /** NULL where both are equal, else the first. */
    static Expression nullIf(Operand first, Operand second) {
        Expression equal = compare(Function.EQUAL, first, second);
        Expression none = Conversion.cast(Calls.UNTYPED_NULL, first.type());
        return Calls.of(Function.CASE, first.type(), true, List.of(equal, none, first.tree()));
    }

    /** AND or OR of two or more; what is one itself is taken apart. */
    static Expression join(Function function, List<Operand> operands) {
        List<Expression> parts = new ArrayList<>();
        for (Operand operand : operands) {
            Expression part = condition(operand, function.name());
            if (part instanceof Call call && call.function() == function) {
                parts.addAll(call.arguments());
            } else {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.get(0) : Calls.strict(function, Scalar.BOOLEAN, parts);
    }

    static Expression not(Operand operand) {
        return Calls.strict(Function.NOT, Scalar.BOOLEAN, condition(operand, "NOT"));
    }

    /** IS TRUE and its kin, whose value is never null. */
    static Expression test(Function test, Operand operand) {
        return Calls.present(
                test, Scalar.BOOLEAN, condition(operand, test.name().replace('_', ' ')));
    }

    /** @param operands condition, value, condition, value, ..., otherwise */
    static Expression choose(List<Operand> operands) {
        List<Operand> values = new ArrayList<>();
        for (int i = 1; i < operands.size(); i += 2) {
            values.add(operands.get(i));
        }
        values.add(operands.get(operands.size() - 1));
        List<Expression> results = choices(values, "CASE");
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < results.size() - 1; i++) {
            arguments.add(condition(operands.get(2 * i), "WHEN"));
            arguments.add(results.get(i));
        }
        arguments.add(results.get(results.size() - 1));
        boolean nullable = results.stream().anyMatch(Expression::nullable);
        return Calls.of(Function.CASE, results.get(0).type(), nullable, arguments);
    }

    static Expression condition(Operand operand, String user) {
        return Conversion.assign(operand.tree(), Scalar.BOOLEAN)
                .orElseThrow(() ->
                        operand.error(user + " needs a condition (boolean), not " + Phrases.of(operand.type()) + "."));
    }

    /** The values in one type, precision and scale included. */
    static List<Expression> choices(List<Operand> operands, String user) {
        DataType type = commonType(operands, (a, b) -> user + " cannot choose between " + a + " and " + b);
        return operands.stream().map(operand -> convert(operand, type)).collect(Collectors.toList());
    }

    /** The values in one type; decimals of any precision and scale. */
    private static List<Expression> meet(List<Operand> operands, Complaint complaint) {
        DataType type = commonType(operands, complaint);
        boolean decimal = type instanceof Decimal;
        return operands.stream()
                .map(operand -> decimal && NumberTypes.isNumber(operand.type())
                        ? NumberTypes.asDecimal(operand.tree())
                        : convert(operand, type))
                .collect(Collectors.toList());
    }

    private static DataType commonType(List<Operand> operands, Complaint complaint) {
        List<Expression> trees = operands.stream().map(Operand::tree).toList();
        if (trees.stream().allMatch(Calls::isUntyped)) {
            throw operands.get(0).error("NULL has no type here; write CAST(NULL AS bigint) or another type.");
        }
        Optional<DataType> common = Conversion.common(trees);
        if (common.isPresent()) {
            return common.get();
        }
        for (int count = 2; count <= trees.size(); count++) {
            boolean typed = !trees.subList(0, count - 1).stream().allMatch(Calls::isUntyped);
            if (typed && Conversion.common(trees.subList(0, count)).isEmpty()) {
                Operand culprit = operands.get(count - 1);
                String others = Phrases.of(
                        Conversion.common(trees.subList(0, count - 1)).orElseThrow());
                throw new ExpressionException(
                        complaint.about(others, Phrases.of(culprit.type())) + "; convert one of them with CAST.",
                        count == 2 ? operands.get(0).from() : culprit.from(),
                        culprit.to());
            }
        }
        throw new IllegalStateException("values of every two types have met");
    }

    /** A constant that does not spell the type is an error at its own place. */
    private static Expression convert(Operand operand, DataType type) {
        try {
            return Conversion.cast(operand.tree(), type);
        } catch (RowEvaluationException e) {
            throw operand.error(e.getMessage() == null ? "" : e.getMessage());
        }
    }

    @FunctionalInterface
    private interface Complaint {
        String about(String first, String second);
    }
}
