package dev.millrace.runtime.exchange;

import dev.millrace.runtime.data.Batch;

/** Decides which channel each row of a batch takes. Belongs to one sender. */
public interface Partitioner {

    /** {@link #channelOfAll}: look at {@link #channelOf} for each row. */
    int BY_ROW = -1;

    /** {@link #channelOfAll}: every row takes every channel. */
    int EVERY = -2;

    /** One channel for all rows of the batch, {@link #BY_ROW}, or {@link #EVERY}. */
    int channelOfAll(Batch batch);

    /** After {@link #BY_ROW}: channels by position in the selection. */
    void channelOf(Batch batch, int[] channels);
}
