package dev.millrace.runtime.task;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.telemetry.EdgeCounters;
import java.io.IOException;

/** Measures how long an edge to another task has had no room; costs nothing while it has. */
record CreditWatch(Outbox exit, EdgeCounters counters, TaskContext task) implements Outbox {

    @Override
    public boolean offer(Batch batch) throws IOException {
        if (!exit.offer(batch)) {
            task.refused();
            counters.refused(task.nanoTime());
            return false;
        }
        if (counters.wasRefused()) {
            counters.accepted(task.nanoTime());
        }
        return true;
    }
}
