package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.RowEvaluator;
import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any function without a kernel of its own: its arguments column by column, itself row by row on boxed values. */
final class RowwiseNode implements VectorExpression {

    private final List<VectorExpression> arguments;
    private final Column[] values;
    private final RowEvaluator function;
    private final boolean strict;
    private final Column out;
    private final int[] given;

    /** @param arguments the call's, compiled */
    RowwiseNode(Call call, List<VectorExpression> arguments, int capacity) {
        this.arguments = arguments;
        this.values = new Column[arguments.size()];
        this.function = RowEvaluator.of(ofColumns(call));
        this.strict = switch (call.function()) {
            case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM, ARRAY -> false;
            default -> true;
        };
        this.out = Column.create(call.type(), capacity);
        this.given = new int[capacity];
    }

    /** The same call of the argument columns; constants stay, as patterns are compiled from them once. */
    private static Call ofColumns(Call call) {
        List<Expression> columns = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            columns.add(
                    argument instanceof Literal
                            ? argument
                            : new FieldReference(columns.size(), "", argument.type(), argument.nullable()));
        }
        return new Call(call.function(), columns, call.type(), call.nullable());
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        int left = Selections.copy(rows, count, given);
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).evaluate(batch, given, left);
            if (strict) {
                left = Nulls.given(values[i], given, left, given);
            }
        }
        out.clear();
        if (left < count) {
            for (int i = 0; i < count; i++) {
                out.setNull(rows == null ? i : rows[i]);
            }
        }
        for (int i = 0; i < left; i++) {
            int row = given[i];
            try {
                out.setBoxed(row, function.evaluate(index -> values[index].boxed(row)));
            } catch (RowEvaluationException e) {
                throw RowErrors.at(row, e);
            }
        }
        return out;
    }
}
