package dev.millrace.runtime.expression;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a function that is null where any of them is: evaluated from left to right, each only where those
 * before it are not null.
 */
final class StrictArguments {

    private final List<VectorExpression> arguments;
    private final Column[] columns;
    private final int[] narrowed;
    private int @Nullable [] given;
    private int givenCount;

    StrictArguments(List<VectorExpression> arguments, int capacity) {
        this.arguments = arguments;
        this.columns = new Column[arguments.size()];
        this.narrowed = new int[capacity];
    }

    /** Evaluates all; {@code out}, emptied, gets its nulls. */
    void evaluate(Batch batch, int @Nullable [] rows, int count, Column out) {
        given = rows;
        givenCount = count;
        for (int i = 0; i < columns.length; i++) {
            Column column = arguments.get(i).evaluate(batch, given, givenCount);
            columns[i] = column;
            if (column.hasNulls()) {
                givenCount = Nulls.given(column, given, givenCount, narrowed);
                given = narrowed;
            }
        }
        out.clear();
        if (givenCount < count) {
            for (int i = 0; i < count; i++) {
                out.setNull(rows == null ? i : rows[i]);
            }
            for (int i = 0; i < givenCount; i++) {
                out.setNotNull(row(i));
            }
        }
    }

    Column column(int argument) {
        return columns[argument];
    }

    /** How many rows have no null argument. */
    int count() {
        return givenCount;
    }

    /** The i-th of them. */
    int row(int i) {
        return given == null ? i : given[i];
    }
}
