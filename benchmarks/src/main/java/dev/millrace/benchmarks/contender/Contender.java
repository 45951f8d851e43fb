package dev.millrace.benchmarks.contender;

import dev.millrace.benchmarks.workload.Workload;

/**
 * A way to run the workloads. It is opened once per process for one parallelism, outside the measured time (clusters and
 * instances start there), then run any number of times, then closed. Used by one thread.
 */
public interface Contender extends AutoCloseable {

    /**
     * Runs a workload over the rows 0 to {@code rows - 1} and waits for its end. Measured is the time from the moment
     * the pipeline is handed over until its last result has arrived, the making of the rows included.
     */
    Result run(Workload workload, long rows) throws Exception;

    @Override
    default void close() {}
}
