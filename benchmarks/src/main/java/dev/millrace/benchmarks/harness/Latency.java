package dev.millrace.benchmarks.harness;

/**
 * Percentiles of the latencies of a paced run, in nanoseconds.
 *
 * @param results how many results were measured
 */
record Latency(long results, long p50, long p99, long p9999, long max) {}
