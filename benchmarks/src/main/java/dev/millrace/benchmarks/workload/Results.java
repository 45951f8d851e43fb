package dev.millrace.benchmarks.workload;

/** Takes a workload's result rows, in any order, from one thread. */
@FunctionalInterface
public interface Results {

    /** One row; what a workload does not have is 0. */
    void add(long key, long windowStartMs, long count, long sum);
}
