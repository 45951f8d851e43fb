package dev.millrace.runtime.expression;

import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that goes from row to row, reading and writing columns without boxing; null where an argument is. */
final class RowFunctionNode implements VectorExpression {

    /** Computes one row, none of whose arguments is null. */
    @FunctionalInterface
    interface Function {
        /**
         * @param out not null at this row so far
         * @throws RowEvaluationException if the row has no value
         */
        void apply(StrictArguments arguments, int row, Column out);
    }

    private final StrictArguments arguments;
    private final Function function;
    private final boolean failureIsNull;
    private final Column out;

    RowFunctionNode(DataType type, List<VectorExpression> arguments, Function function, int capacity) {
        this(type, arguments, function, false, capacity);
    }

    /** @param failureIsNull whether a row without a value is null rather than an error */
    RowFunctionNode(
            DataType type, List<VectorExpression> arguments, Function function, boolean failureIsNull, int capacity) {
        this.arguments = new StrictArguments(arguments, capacity);
        this.function = function;
        this.failureIsNull = failureIsNull;
        this.out = Column.create(type, capacity);
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        arguments.evaluate(batch, rows, count, out);
        int given = arguments.count();
        for (int i = 0; i < given; i++) {
            int row = arguments.row(i);
            try {
                function.apply(arguments, row, out);
            } catch (RowEvaluationException e) {
                if (!failureIsNull) {
                    throw RowErrors.at(row, e);
                }
                out.setNull(row);
            }
        }
        return out;
    }
}
