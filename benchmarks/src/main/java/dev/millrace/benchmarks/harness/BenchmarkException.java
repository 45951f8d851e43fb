package dev.millrace.benchmarks.harness;

/** A measurement that counts for nothing: a process failed, or contenders disagree. The message says it all. */
final class BenchmarkException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BenchmarkException(String message) {
        super(message);
    }
}
