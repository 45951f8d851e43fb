package dev.millrace.runtime.task;

import java.util.function.LongSupplier;

/** What the nodes of one task share while it runs: who is at work, and whether this step is measured. */
final class TaskContext {

    private static final int MEASURE_EVERY = 16;

    private final LongSupplier nanoTime;
    private String current;
    private int untilMeasured;
    private boolean measuring;
    private long attributedNanos;

    TaskContext(String head, LongSupplier nanoTime) {
        this.current = head;
        this.nanoTime = nanoTime;
    }

    /** The node that is at work; after a failure, the one that failed. */
    String current() {
        return current;
    }

    String enter(String node) {
        String caller = current;
        current = node;
        return caller;
    }

    void leaveTo(String caller) {
        current = caller;
    }

    /**
     * Called by the head before each step: one step in {@value #MEASURE_EVERY} is measured node by node, so that a
     * task's exact busy time can be divided among its nodes at next to no cost.
     */
    void beginStep() {
        measuring = untilMeasured == 0;
        untilMeasured = measuring ? MEASURE_EVERY - 1 : untilMeasured - 1;
        attributedNanos = 0;
    }

    boolean measuring() {
        return measuring;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** Time inside the node at work that other nodes have already taken for themselves. */
    long attributedNanos() {
        return attributedNanos;
    }

    void setAttributedNanos(long nanos) {
        attributedNanos = nanos;
    }
}
