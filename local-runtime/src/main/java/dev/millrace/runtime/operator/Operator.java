package dev.millrace.runtime.operator;

import dev.millrace.runtime.data.Batch;
import java.io.IOException;

/**
 * What one subtask of a node does to batches. All calls come from one thread, in this order: {@link #open}, any number
 * of {@link #process} and {@link #flush}, {@link #finish} until it is done, {@link #close}.
 *
 * <p>An operator never blocks. When an {@link Outbox} refuses a batch, the operator returns false and is called again
 * later with the same arguments; it then goes on where it stopped. An outbox also refuses when enough was put out for
 * once; an operator that works long without putting anything out returns false by itself. Between two calls it keeps only
 * what it needs to go on, and the state it was given through {@link OperatorContext#state}.
 *
 * <p>Every batch must be answered with a batch on every output, even without rows: it carries the stream's progress.
 */
public interface Operator extends AutoCloseable {

    /** Called once, before everything else. */
    default void open() throws IOException {}

    /**
     * Takes a batch from an input.
     *
     * @param port position of the input port
     * @return whether the batch has been dealt with; false: an outbox refused, or there is more to do than fits a call;
     *     call again with the same batch
     */
    boolean process(int port, Batch batch) throws IOException;

    /** The processing time at which {@link #onTime} is to be called next; {@link Long#MAX_VALUE}: not at all. */
    default long dueMs() {
        return Long.MAX_VALUE;
    }

    /**
     * Processing time has reached {@link #dueMs}. Never called while a batch is half processed. What is put out here
     * stands in the stream's order where the last batch ended.
     *
     * @param nowMs processing time in ms since 1970, at least what was due
     * @return whether everything due has been dealt with; false: an outbox refused, call again
     */
    default boolean onTime(long nowMs) throws IOException {
        return true;
    }

    /** The input has run dry for now: pass on what is held back only to save work. */
    default void flush() throws IOException {}

    /**
     * Every input is over, and the final watermark has been processed.
     *
     * @return whether all is done; false: an outbox refused, call again
     */
    default boolean finish() throws IOException {
        return true;
    }

    /** Releases what {@link #open} took; called in every case, also after a failure. */
    @Override
    default void close() throws IOException {}
}
