package dev.millrace.benchmarks.contender;

import dev.millrace.benchmarks.workload.Checksum;

/**
 * What came out of a run.
 *
 * @param rows rows that went in
 * @param nanos how long the run took
 * @param resultRows rows that came out
 * @param checksum over the rows that came out
 */
public record Result(long rows, long nanos, long resultRows, long checksum) {

    /** A result with the number and sum of a checksum. */
    public static Result of(long rows, long nanos, Checksum results) {
        return new Result(rows, nanos, results.rows(), results.sum());
    }

    /** Million rows a second. */
    public double millionRowsPerSecond() {
        return rows * 1e3 / nanos;
    }

    /** Whether the other run gave the same result rows. */
    public boolean agreesWith(Result other) {
        return rows == other.rows && resultRows == other.resultRows && checksum == other.checksum;
    }
}
