package dev.millrace.runtime.task;

import java.util.function.LongSupplier;

/** What the nodes of one task share while it runs: who is at work, and whether this step is measured. */
final class TaskContext {

    private static final int MEASURE_EVERY = 16;

    /** Batches with rows that the task's nodes may put out in one step. */
    private static final int BATCHES_A_STEP = 4;

    private final LongSupplier nanoTime;
    private String current;
    private int untilMeasured;
    private boolean measuring;
    private long attributedNanos;
    private int batches;
    private boolean refused;

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

    /** A step begins, or what one left undone is taken up again. */
    void beginWork() {
        batches = 0;
        refused = false;
    }

    /** A batch with rows has left a node, and everybody behind it in this task is done with it. */
    void putOut() {
        batches++;
    }

    /** Whether the rest is to wait for the next step. */
    boolean hasPutOutEnough() {
        return batches >= BATCHES_A_STEP;
    }

    /** An edge to another task has no room. */
    void refused() {
        refused = true;
    }

    /** Whether a step that is not done was stopped by an edge without room, and not for having done enough. */
    boolean wasRefused() {
        return refused;
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
