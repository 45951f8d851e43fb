package dev.millrace.runtime.task;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.Outbox;
import java.io.IOException;

/** An outbox that does a part of another node's work: what fails there has failed at that node. */
record NodeWork(Outbox outbox, String node, TaskContext task) implements Outbox {

    @Override
    public boolean offer(Batch batch) throws IOException {
        String caller = task.enter(node);
        boolean taken = outbox.offer(batch);
        task.leaveTo(caller);
        return taken;
    }
}
