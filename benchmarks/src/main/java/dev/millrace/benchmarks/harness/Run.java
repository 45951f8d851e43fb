package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.contender.Result;

/**
 * A run in a process of its own.
 *
 * @param cpuNanos processor time of all of the process's threads during the run; unlike wall time it hardly depends on
 *     what else the machine does, and it tells who used more than one processor
 */
record Run(Result result, long cpuNanos) {

    /** Million rows a second of processor time. */
    double millionRowsPerCpuSecond() {
        return result.rows() * 1e3 / cpuNanos;
    }
}
