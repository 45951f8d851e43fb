package dev.millrace.runtime.exchange;

import dev.millrace.runtime.data.Batch;
import org.jspecify.annotations.Nullable;

/**
 * The receiving end of all edges into a task: brings many channels into one order. Belongs to the receiving task's
 * thread.
 */
public interface Gate {

    /**
     * The next batch, or null if none can be given now. It is valid until {@link #done}.
     *
     * <p>Its port is {@link #port()}.
     */
    @Nullable
    Batch poll();

    /** Input port of the batch that {@link #poll} gave. */
    int port();

    /** The batch that {@link #poll} gave has been processed. */
    void done();

    /** Whether every channel has ended and everything was given. */
    boolean ended();
}
