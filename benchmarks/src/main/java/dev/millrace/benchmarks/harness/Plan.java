package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.workload.Workload;
import java.util.List;
import java.util.Set;

/**
 * What to measure.
 *
 * @param contenders in the order of their turns
 * @param size how many rows, how often
 * @param latencySeconds how long each latency run counts
 * @param throughputSeconds how long throughput may take in all; less is repeated then, down to once
 */
record Plan(
        Set<Measure> measures,
        List<Workload> workloads,
        List<ContenderKind> contenders,
        List<Integer> parallelisms,
        Size size,
        int latencySeconds,
        long throughputSeconds) {

    /** The parts of a call. */
    enum Measure {
        THROUGHPUT,
        CLOSING,
        LATENCY,
        START_UP
    }

    /**
     * @param rows rows of fast contenders, 0: the workload's own number
     * @param peerRows rows of the others, 0: the workload's own number
     * @param scale multiplies the workload's own numbers
     * @param warmUps runs before the first that counts
     * @param repetitions runs that count
     */
    record Size(long rows, long peerRows, double scale, int warmUps, int repetitions) {

        long rowsOf(Workload workload, ContenderKind kind) {
            long fixed = kind.fast() ? rows : peerRows;
            long own = kind.fast() ? workload.rows() : workload.peerRows();
            return fixed > 0 ? fixed : Math.max(1, (long) (own * scale));
        }
    }
}
