package dev.millrace.runtime.operator;

import dev.millrace.runtime.data.Batch;
import java.io.IOException;

/** Where an operator puts what leaves one of its outputs. */
public interface Outbox {

    /** Takes everything and does nothing: an output that no edge begins at. */
    Outbox NOWHERE = batch -> true;

    /**
     * Hands a batch on.
     *
     * @return true: everybody downstream is done with it and it may be overwritten; false: somebody has no room, offer
     *     the same batch, unchanged, again later
     */
    boolean offer(Batch batch) throws IOException;

    /** Whether an edge begins here. */
    default boolean connected() {
        return true;
    }
}
