package dev.millrace.runtime.task;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.exchange.Gate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Feeds the chain from a gate. */
final class GateHead implements TaskHead {

    private final Gate gate;
    private final ChainedOperator first;
    private final TaskContext task;
    private @Nullable Batch inHand;

    GateHead(Gate gate, ChainedOperator first, TaskContext task) {
        this.gate = gate;
        this.first = first;
        this.task = task;
    }

    @Override
    public void open() {}

    @Override
    public Turn step() throws IOException {
        if (inHand == null) {
            inHand = gate.poll();
        }
        if (inHand == null) {
            return gate.ended() ? Turn.ENDED : Turn.NO_INPUT;
        }
        task.beginStep();
        if (!first.process(gate.port(), inHand)) {
            return Turn.NO_CREDIT;
        }
        inHand = null;
        gate.done();
        return Turn.WORKED;
    }

    @Override
    public long dueNanos() {
        return Long.MIN_VALUE;
    }

    @Override
    public double progress() {
        return -1;
    }

    @Override
    public void close() {}
}
