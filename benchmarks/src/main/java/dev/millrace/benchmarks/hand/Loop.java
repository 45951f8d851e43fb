package dev.millrace.benchmarks.hand;

/** A workload's loop, cut into steps so that the JIT compiles it as a whole and a paced run can stop between rows. */
interface Loop {

    /** Works on the rows from (inclusive) to (exclusive). Steps follow each other without gaps. */
    void step(long from, long to);

    /** Gives the results that are still open. */
    void finish();
}
