package dev.millrace.runtime.task;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.telemetry.NodeCounters;
import java.io.IOException;

/**
 * An operator in its task: counts what goes in, remembers which node is at work (for the message of a failure), and in
 * measured steps takes the time spent in the operator itself.
 */
final class ChainedOperator {

    private final String node;
    private final Operator operator;
    private final NodeCounters counters;
    private final TaskContext task;
    private boolean resuming;

    ChainedOperator(String node, Operator operator, NodeCounters counters, TaskContext task) {
        this.node = node;
        this.operator = operator;
        this.counters = counters;
        this.task = task;
    }

    String node() {
        return node;
    }

    Operator operator() {
        return operator;
    }

    /** See {@link Operator#process}. */
    boolean process(int port, Batch batch) throws IOException {
        String caller = task.enter(node);
        if (!resuming) {
            counters.received(batch.rowsBrought(), batch.sizeBytes());
        }
        boolean done = task.measuring() ? measured(port, batch) : operator.process(port, batch);
        resuming = !done;
        if (done) {
            counters.watermark(batch.watermarkAfter());
        }
        task.leaveTo(caller);
        return done;
    }

    private boolean measured(int port, Batch batch) throws IOException {
        long outer = task.attributedNanos();
        task.setAttributedNanos(0);
        long start = task.nanoTime();
        boolean done = operator.process(port, batch);
        long all = task.nanoTime() - start;
        counters.self(all - task.attributedNanos());
        task.setAttributedNanos(outer + all);
        return done;
    }
}
