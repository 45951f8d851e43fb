package dev.millrace.runtime.expression;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.RowException;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates over the rows of a batch, takes those out that fail, and goes on with the others. A batch in which no row
 * fails is evaluated once, as a whole.
 *
 * <p>After a failure the rows are gone through in stretches, from one row on, twice as long each time one is sound; so
 * the cost stays near that of two evaluations where few rows fail, and of one per row where all do. At the end all that
 * are sound are evaluated together.
 */
public final class SoundRows {

    /** What is to be done with rows; must give the same for a row whichever others it comes with. */
    @FunctionalInterface
    public interface Evaluation {
        /**
         * @param rows positions in the batch's columns, ascending, in the first {@code count} elements; null: rows 0 to
         *     count - 1
         * @throws RowException if one of them fails; then it is called again with fewer
         */
        void over(Batch batch, int @Nullable [] rows, int count);
    }

    /** Is told of each row that fails, in the order of the rows. */
    @FunctionalInterface
    public interface Failed {
        void row(int row, RowException failure);
    }

    private final Evaluation evaluation;
    private final Failed failed;
    private final int[] sound;
    private final int[] stretch;
    private int @Nullable [] rows;
    private int count;

    /** @param capacity most rows in a batch */
    public SoundRows(Evaluation evaluation, Failed failed, int capacity) {
        this.evaluation = evaluation;
        this.failed = failed;
        this.sound = new int[capacity];
        this.stretch = new int[capacity];
    }

    /** Evaluates for the batch's selected rows. */
    public void evaluate(Batch batch) {
        rows = batch.selection();
        count = batch.selected();
        try {
            evaluation.over(batch, rows, count);
        } catch (RowException failure) {
            if (failure.row() == RowException.NO_ROW) {
                throw failure;
            }
            sift(batch);
            evaluation.over(batch, rows, count);
        }
    }

    private void sift(Batch batch) {
        int kept = 0;
        int length = 1;
        int from = 0;
        while (from < batch.selected()) {
            length = Math.min(length, batch.selected() - from);
            for (int i = 0; i < length; i++) {
                stretch[i] = batch.row(from + i);
            }
            try {
                evaluation.over(batch, stretch, length);
                System.arraycopy(stretch, 0, sound, kept, length);
                kept += length;
                from += length;
                length *= 2;
            } catch (RowException failure) {
                if (failure.row() == RowException.NO_ROW) {
                    throw failure;
                }
                if (length == 1) {
                    failed.row(stretch[0], failure);
                    from++;
                }
                length = 1;
            }
        }
        rows = sound;
        count = kept;
    }

    /** The rows of the batch for which it succeeded, ascending, in the first {@link #count()} elements; null: all. */
    public int @Nullable [] rows() {
        return rows;
    }

    public int count() {
        return count;
    }
}
