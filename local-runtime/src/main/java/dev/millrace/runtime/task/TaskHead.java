package dev.millrace.runtime.task;

import java.io.IOException;

/** Where a task's batches come from: a source's reader, or a gate. */
interface TaskHead extends AutoCloseable {

    void open() throws IOException;

    /** Brings one batch through the chain, or as far as it goes. */
    Turn step() throws IOException;

    /** When a source's next row is due on the run's clock; {@link Long#MIN_VALUE} if it is not waiting for the clock. */
    long dueNanos();

    /** Share of the input that was read, 0 to 1; -1 if unknown. */
    double progress();

    @Override
    void close() throws IOException;
}
