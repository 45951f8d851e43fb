package dev.millrace.model.spec;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.schema.DataType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The transforms. */
public final class TransformSpecs {

    private TransformSpecs() {}

    /** Keeps the rows for which the condition is true. Output 1 {@code errors}, as of all that have such a policy. */
    public record FilterSpec(Expression condition, ErrorPolicy onError) implements OperatorSpec {}

    /** One output field per expression; event time stays with the row. */
    public record ProjectSpec(List<Expression> expressions, ErrorPolicy onError) implements OperatorSpec {
        public ProjectSpec {
            expressions = List.copyOf(expressions);
        }
    }

    /**
     * One output row per element of an array: the input's fields, then the element, then its position from 1 if asked.
     *
     * @param keepEmpty a row whose array is null or empty goes on once, with a null element
     */
    public record FlatMapSpec(Expression array, boolean withPosition, boolean keepEmpty, ErrorPolicy onError)
            implements OperatorSpec {}

    /** All inputs, whose schemas have equal types, as one stream. */
    public record UnionSpec() implements OperatorSpec {}

    /** The changes of a changelog as rows that stay; see {@code Schema.changesAsField}. */
    public record ChangesAsRowsSpec() implements OperatorSpec {}

    /**
     * Sends a row to the output of each condition that is true.
     *
     * @param conditions one per named output, in port order; the output behind them, {@code other}, gets what none takes, and the
     *     last is {@code errors}
     * @param firstOnly only to the first of them
     */
    public record RouteSpec(List<Expression> conditions, boolean firstOnly, ErrorPolicy onError)
            implements OperatorSpec {
        public RouteSpec {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * The aggregate so far: key fields, then one field per aggregate; either after every row, or as a changelog.
     *
     * @param keys positions of the key fields; none: one group
     * @param asChanges whether a new result takes the one before back; only then rows may be taken back
     * @param stateTtlMs a key is forgotten when the watermark has passed its latest event time by that much
     */
    public record AggregateSpec(
            List<Integer> keys,
            List<AggregateCall> aggregates,
            boolean asChanges,
            OptionalLong stateTtlMs,
            ErrorPolicy onError)
            implements OperatorSpec {
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
     * @param type of the result: counts bigint; SUM of int and bigint bigint (overflow is an error), of double double, of
     *     decimal decimal(38, s); AVG double, of decimal decimal(38, max(s, 6)); STDDEV double; COLLECT an array of the
     *     argument; the others the argument's, approximate quantiles double
     * @param details what only some functions need
     */
    public record AggregateCall(
            AggregateFunction function,
            Optional<Expression> argument,
            Optional<Expression> filter,
            DataType type,
            Details details) {
        /** Whether what it is of some rows and what it is of others can be put together. */
        public boolean mergeable() {
            return details.folding().map(folding -> folding.merge().isPresent()).orElse(true);
        }
    }

    /**
     * What only some aggregates need.
     *
     * @param by what ARGMIN and ARGMAX compare
     * @param quantile of APPROX_QUANTILE, 0 to 1
     * @param folding of REDUCE and FOLD
     */
    public record Details(Optional<Expression> by, double quantile, Optional<Folding> folding) {
        public static final Details NONE = new Details(Optional.empty(), 0, Optional.empty());
    }

    /**
     * An aggregate by expressions; all have the result's type.
     *
     * @param initial over no fields; empty: the first value is taken as it is
     * @param update over {@code accumulated} and, behind it, {@code value}, or with an initial value the row's fields
     * @param merge over {@code accumulated} and {@code other}, each of some of the rows; empty: there is no such thing
     */
    public record Folding(Optional<Expression> initial, Expression update, Optional<Expression> merge) {}

    /** Nulls are ignored; all but counts and COLLECT are null when there was no value. */
    public enum AggregateFunction {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX,
        COUNT_DISTINCT,
        /** The value of the row with the earliest event time; of several, the one that came first. */
        FIRST,
        /** The value of the row with the latest event time; of several, the one that came last. */
        LAST,
        /** All values by event time; of one time as they came. */
        COLLECT,
        /** Of a sample: divided by n - 1. */
        STDDEV,
        /** Of the whole population: divided by n. */
        STDDEV_POP,
        /** The argument where another expression is smallest; of several, of the earliest row, then the one that came first. */
        ARGMIN,
        /** The argument where another expression is largest; of several likewise. */
        ARGMAX,
        /** HyperLogLog with 4096 registers: within about 2 %. */
        APPROX_COUNT_DISTINCT,
        /** A t-digest with k = 200, exact at the ends: within about 0.5 % of the rank. */
        APPROX_QUANTILE,
        /** The first value, then with each further one what an expression makes of both. */
        REDUCE,
        /** An initial value, then with each row what an expression makes of both. */
        FOLD;

        /** Whether values can be taken away again. */
        public boolean takesBack() {
            return this != APPROX_COUNT_DISTINCT && this != APPROX_QUANTILE && this != REDUCE && this != FOLD;
        }

        /** Whether the result exists without any value. */
        public boolean neverNull() {
            return this == COUNT || this == COUNT_DISTINCT || this == APPROX_COUNT_DISTINCT || this == COLLECT;
        }
    }
}
