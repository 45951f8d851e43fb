package dev.millrace.runtime.task;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.telemetry.NodeCounters;
import java.io.IOException;
import java.util.List;

/** One output port of a node: hands every batch to each of its edges in turn, and counts it once. */
final class FanOut implements Outbox {

    private final NodeCounters counters;
    private final Outbox[] edges;
    private int next;

    FanOut(NodeCounters counters, List<Outbox> edges) {
        this.counters = counters;
        this.edges = edges.toArray(Outbox[]::new);
    }

    @Override
    public boolean connected() {
        return edges.length > 0;
    }

    @Override
    public boolean offer(Batch batch) throws IOException {
        while (next < edges.length) {
            if (!edges[next].offer(batch)) {
                return false;
            }
            next++;
        }
        next = 0;
        if (batch.selected() > 0) {
            counters.sent(batch.selected(), batch.sizeBytes());
        }
        return true;
    }
}
