package dev.millrace.runtime.aggregate;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate's arithmetic over the accumulator columns of a table. Stateless but for where its columns begin.
 *
 * <p>Rows are given as elements {@code from} to {@code to - 1} of {@code rows} (positions in the argument's column; null:
 * the element is the position) and of {@code slots}. They are added in order.
 */
abstract class Accumulator {

    /** Index of this aggregate's first accumulator in the table. */
    final int first;

    Accumulator(int first) {
        this.first = first;
    }

    abstract List<AccumulatorType> types();

    /**
     * Whether the result is the same, to the last bit, in whatever order rows are added and however they are divided
     * among tables that are then merged.
     */
    boolean exactInAnyOrder() {
        return false;
    }

    /**
     * What the batch in hand has beside the argument: a second expression's values and event times, both by position.
     * For aggregates that look at them.
     */
    void see(@Nullable Column second, long @Nullable [] timestamps) {}

    /** The batch in hand. For aggregates that look at all of a row. */
    void see(Batch batch) {}

    /** Whether {@link #add} may fail; then {@link #check} and {@link #takeBack} say more. */
    boolean mayFail() {
        return false;
    }

    /**
     * Whether several slots can be merged and a row added; changes nothing.
     *
     * @param slots merged in this order; {@code count} of them, perhaps none
     * @param row -1: none
     * @throws dev.millrace.runtime.data.RowException for the row, if it would fail
     */
    void check(KeyedTable table, int[] slots, int count, @Nullable Column argument, int row) {}

    /** Takes back what {@link #add} has just added; of those that may fail. */
    void takeBack(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        throw new IllegalStateException("nothing to take back");
    }

    /**
     * Adds rows.
     *
     * @param argument its values by position; null for COUNT of rows
     * @throws dev.millrace.runtime.data.RowException for the first row that cannot be added; then none has been
     */
    abstract void add(
            KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to);

    /** Adds what slots {@code from} to {@code to - 1} of a source hold to {@code targets[from..to - 1]} of a table. */
    abstract void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to);

    /**
     * Writes the results of slots {@code from .. from + count - 1} to a column at {@code at} and on.
     *
     * @throws RowException for the column's row, if a total does not fit its type
     */
    abstract void write(KeyedTable table, int from, int count, Column to, int at);
}
