package dev.millrace.model.spec;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.schema.DataType;
import java.util.List;
import java.util.Optional;

/** The transforms. */
public final class TransformSpecs {

    private TransformSpecs() {}

    /** Keeps the rows for which the condition is true. */
    public record FilterSpec(Expression condition) implements OperatorSpec {}

    /** One output field per expression; event time stays with the row. */
    public record ProjectSpec(List<Expression> expressions) implements OperatorSpec {
        public ProjectSpec {
            expressions = List.copyOf(expressions);
        }
    }

    /**
     * One output row per element of an array: the input's fields, then the element, then its position from 1 if asked.
     *
     * @param keepEmpty a row whose array is null or empty goes on once, with a null element
     */
    public record FlatMapSpec(Expression array, boolean withPosition, boolean keepEmpty) implements OperatorSpec {}

    /** All inputs, whose schemas have equal types, as one stream. */
    public record UnionSpec() implements OperatorSpec {}

    /** The changes of a changelog as rows that stay; see {@code Schema.changesAsField}. */
    public record ChangesAsRowsSpec() implements OperatorSpec {}

    /**
     * Sends a row to the output of each condition that is true.
     *
     * @param conditions one per named output, in port order; the last output, {@code other}, gets what none takes
     * @param firstOnly only to the first of them
     */
    public record RouteSpec(List<Expression> conditions, boolean firstOnly) implements OperatorSpec {
        public RouteSpec {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Aggregates per key and event-time window. Output 0: key fields, {@code window_start}, {@code window_end}, then
     * one field per aggregate; event time {@code window_end - 1 ms}. Output 1 {@code late}: input rows all of whose
     * windows were already complete.
     *
     * @param keys positions of the key fields; none: one window for all rows
     */
    public record WindowAggregateSpec(List<Integer> keys, WindowSpec window, List<AggregateCall> aggregates)
            implements OperatorSpec {
        public WindowAggregateSpec {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }
    }

    /** Which windows a row belongs to. Starts are aligned to 1970-01-01T00:00Z plus the offset. */
    public sealed interface WindowSpec {}

    /** Windows of one size, one after the other. */
    public record Tumbling(long sizeMs, long offsetMs) implements WindowSpec {}

    /** A window begins at every slide; slide is at most size. */
    public record Sliding(long sizeMs, long slideMs, long offsetMs) implements WindowSpec {}

    /**
     * The aggregate so far, after every row: key fields, then one field per aggregate.
     *
     * @param keys positions of the key fields; none: one group
     */
    public record AggregateSpec(List<Integer> keys, List<AggregateCall> aggregates) implements OperatorSpec {
        public AggregateSpec {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }
    }

    /**
     * One aggregate.
     *
     * @param argument absent only for COUNT of rows
     * @param filter only rows for which it is true count
     * @param type of the result: COUNT bigint; SUM of int and bigint bigint (overflow is an error), of double double,
     *     of decimal decimal(38, s); AVG double, of decimal decimal(38, max(s, 6)); MIN and MAX the argument's
     */
    public record AggregateCall(
            AggregateFunction function, Optional<Expression> argument, Optional<Expression> filter, DataType type) {}

    /** Nulls are ignored; all but COUNT are null when there was no value. */
    public enum AggregateFunction {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX
    }
}
