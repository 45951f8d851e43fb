package dev.millrace.runtime.task;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.telemetry.NodeCounters;
import java.io.IOException;
import java.util.List;

/**
 * One output port of a node: hands every batch to each of its edges in turn, and counts it once. Refuses when the task
 * has put out enough in one step, so that no call takes long, whatever an operator has to say at once.
 */
final class FanOut implements Outbox {

    private final TaskContext task;
    private final NodeCounters counters;
    private final Outbox[] edges;
    private int next;

    FanOut(TaskContext task, NodeCounters counters, List<Outbox> edges) {
        this.task = task;
        this.counters = counters;
        this.edges = edges.toArray(Outbox[]::new);
    }

    @Override
    public boolean connected() {
        return edges.length > 0;
    }

    @Override
    public boolean offer(Batch batch) throws IOException {
        if (batch.selected() > 0 && next == 0 && task.hasPutOutEnough()) {
            return false;
        }
        while (next < edges.length) {
            if (!edges[next].offer(batch)) {
                return false;
            }
            next++;
        }
        next = 0;
        if (batch.selected() > 0) {
            counters.sent(batch.selected(), batch.sizeBytes());
            task.putOut();
        }
        return true;
    }
}
