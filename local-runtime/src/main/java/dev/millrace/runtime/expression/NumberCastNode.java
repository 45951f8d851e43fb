package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Casts;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.TimeFunctions;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.kernel.NumberCasts;
import org.jspecify.annotations.Nullable;

/**
 * Between numbers that columns hold as primitives, and between types that are the same number. What does not fit is an
 * error or, for TRY_CAST, null.
 */
final class NumberCastNode implements VectorExpression {

    private final VectorExpression argument;
    private final boolean failureIsNull;
    private final Column out;

    NumberCastNode(VectorExpression argument, DataType type, boolean failureIsNull, int capacity) {
        this.argument = argument;
        this.failureIsNull = failureIsNull;
        this.out = Column.create(type, capacity);
    }

    @Override
    public DataType type() {
        return out.type();
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        Column values = argument.evaluate(batch, rows, count);
        int span = Selections.span(rows, count);
        Nulls.copy(out, values, span);
        boolean suspect = switch (values) {
            case IntColumn ints -> convert(ints.values(), ints.type(), span);
            case LongColumn longs -> convert(longs.values(), span);
            case DoubleColumn doubles -> convert(doubles.values(), span);
            default ->
                throw new IllegalStateException("a cast of " + values.type().text());
        };
        if (suspect && !failureIsNull) {
            RowErrors.find(out, rows, count, row -> check(values, row));
        } else if (suspect) {
            removeFailures(values, rows, count);
        }
        return out;
    }

    private boolean convert(int[] values, DataType from, int span) {
        switch (out) {
            case LongColumn longs
            when from == Scalar.DATE -> NumberCasts.toLong(values, TimeFunctions.DAY_MS, longs.values(), span);
            case LongColumn longs -> NumberCasts.toLong(values, longs.values(), span);
            case DoubleColumn doubles -> NumberCasts.toDouble(values, doubles.values(), span);
            case IntColumn ints -> System.arraycopy(values, 0, ints.values(), 0, span);
            default -> throw new IllegalStateException("a cast to " + out.type().text());
        }
        return false;
    }

    private boolean convert(long[] values, int span) {
        switch (out) {
            case IntColumn ints -> {
                return NumberCasts.toInt(values, ints.values(), span);
            }
            case DoubleColumn doubles -> NumberCasts.toDouble(values, doubles.values(), span);
            case LongColumn longs -> System.arraycopy(values, 0, longs.values(), 0, span);
            default -> throw new IllegalStateException("a cast to " + out.type().text());
        }
        return false;
    }

    private boolean convert(double[] values, int span) {
        switch (out) {
            case IntColumn ints -> {
                return NumberCasts.toInt(values, ints.values(), span);
            }
            case LongColumn longs -> {
                return NumberCasts.toLong(values, longs.values(), span);
            }
            case DoubleColumn doubles -> System.arraycopy(values, 0, doubles.values(), 0, span);
            default -> throw new IllegalStateException("a cast to " + out.type().text());
        }
        return false;
    }

    private void check(Column values, int row) {
        if (values instanceof LongColumn longs) {
            Casts.bigintToInt(longs.values()[row]);
        } else if (out instanceof IntColumn) {
            Casts.doubleToInt(((DoubleColumn) values).values()[row]);
        } else {
            Casts.doubleToBigint(((DoubleColumn) values).values()[row]);
        }
    }

    private void removeFailures(Column values, int @Nullable [] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!out.isNull(row)) {
                try {
                    check(values, row);
                } catch (RowEvaluationException e) {
                    out.setNull(row);
                }
            }
        }
    }
}
