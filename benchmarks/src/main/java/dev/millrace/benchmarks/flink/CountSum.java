package dev.millrace.benchmarks.flink;

/** The accumulator of every aggregation. */
public final class CountSum {

    /** Rows seen. */
    public long count;

    /** Sum of their values. */
    public long sum;
}
