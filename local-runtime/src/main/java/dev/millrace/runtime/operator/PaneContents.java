package dev.millrace.runtime.operator;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import dev.millrace.runtime.state.KeyedTables;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link PaneWindowOperator} keeps per key and pane, and how it becomes the results of windows. */
interface PaneContents {

    /** What a pane's table needs. */
    List<AccumulatorType> types();

    /**
     * Takes up rows of a new batch.
     *
     * @throws dev.millrace.runtime.data.RowException if one of them cannot be worked on; then it is called again
     */
    void prepare(Batch batch, int @Nullable [] rows, int count);

    /** Adds elements {@code from} to {@code until - 1} of {@code rows} (null: the element is the row) to slots; rows that
     * cannot be added are told. */
    void add(
            KeyedTable table,
            long pane,
            int[] slots,
            int @Nullable [] rows,
            int from,
            int until,
            SoundRows.Failed failed);

    /** A pane's table has been dropped; results that have been begun may still be read from it. */
    void drop(long pane);

    /** Takes up the window that ends at {@code end}; {@link #emit} then sends it. */
    void begin(KeyedTables panes, long end, Batch cause, int atPlace);

    /**
     * Sends what is left of the window taken up.
     *
     * @return whether nothing is left
     */
    boolean emit() throws IOException;

    /** Says that a batch has been worked through. */
    boolean progress(Batch batch) throws IOException;
}
