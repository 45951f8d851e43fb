package dev.millrace.runtime.task;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.telemetry.EdgeCounters;
import java.io.IOException;

/** An edge inside a task: a call. */
record ChainedEdge(ChainedOperator to, int port, EdgeCounters counters) implements Outbox {

    @Override
    public boolean offer(Batch batch) throws IOException {
        if (!to.process(port, batch)) {
            return false;
        }
        counters.sent(batch);
        return true;
    }
}
