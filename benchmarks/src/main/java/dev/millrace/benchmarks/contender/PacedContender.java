package dev.millrace.benchmarks.contender;

/** A contender that can run W2 with rows arriving at a given rate. */
public interface PacedContender extends Contender {

    /**
     * Runs W2 at parallelism 1: its source calls {@link PacedRun#begin} once, lets each row in when it is due, and its
     * sink hands every result to the run as soon as it has it. Returns at the end of the rows.
     */
    void run(PacedRun run) throws Exception;
}
