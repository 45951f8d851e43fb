package dev.millrace.model.expression;

import dev.millrace.model.schema.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A typed expression over one row. Both runtimes evaluate this tree, so that they agree. */
public sealed interface Expression {

    DataType type();

    /** Whether the value may be null for some row. */
    boolean nullable();

    /**
     * The value of a field of the input row.
     *
     * @param index position in the input schema
     */
    record FieldReference(int index, String name, DataType type, boolean nullable) implements Expression {}

    /**
     * A constant.
     *
     * @param value boxed as {@link DataType} says, or null
     */
    record Literal(@Nullable Object value, DataType type) implements Expression {
        @Override
        public boolean nullable() {
            return value == null;
        }
    }

    /** A function of other expressions; the arguments' types are those that {@link Function} documents. */
    record Call(Function function, List<Expression> arguments, DataType type, boolean nullable) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
