package dev.millrace.runtime.task;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.telemetry.EdgeCounters;
import java.io.IOException;
import java.util.function.LongSupplier;

/** Measures how long an edge to another task has had no room; costs nothing while it has. */
record CreditWatch(Outbox exit, EdgeCounters counters, LongSupplier nanoTime) implements Outbox {

    @Override
    public boolean offer(Batch batch) throws IOException {
        if (!exit.offer(batch)) {
            counters.refused(nanoTime.getAsLong());
            return false;
        }
        if (counters.wasRefused()) {
            counters.accepted(nanoTime.getAsLong());
        }
        return true;
    }
}
