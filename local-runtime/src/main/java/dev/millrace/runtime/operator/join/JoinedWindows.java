package dev.millrace.runtime.operator.join;

import org.jspecify.annotations.Nullable;

/** The windows of a window join that are not complete, and which rows lie in them. */
interface JoinedWindows {

    /**
     * Whether all windows of a row that has come in are complete. Every window that the watermark has completed has been
     * taken.
     *
     * @param i its number among the batch's selected rows
     */
    boolean isLate(int side, int row, int i, long time, long watermark);

    /** A row that is not late is now kept under this number. */
    void add(int side, int stored, long time, long watermark);

    /** The watermark at which {@link #take} is to be called next; {@link Long#MAX_VALUE}: there is nothing. */
    long due();

    /** Takes a window that is complete; null: it has become another one in the meantime. */
    @Nullable
    OpenWindow take();

    /** Whether a row of a window that was taken lies in no later one. */
    boolean isLast(OpenWindow window, long time);
}
