package dev.millrace.benchmarks.flink;

/** A result row on its way to the sink. */
public final class ResultRow {

    /** Key or campaign. */
    public long key;

    /** Start of the window, ms since the epoch. */
    public long windowStartMs;

    /** Rows of the window. */
    public long count;

    /** Sum of their values. */
    public long sum;
}
