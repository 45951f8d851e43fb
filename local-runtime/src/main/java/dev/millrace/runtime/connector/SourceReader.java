package dev.millrace.runtime.connector;

import dev.millrace.runtime.data.Batch;
import java.io.IOException;

/**
 * Reads a source's rows in their order. The engine makes one per subtask, calls everything from that subtask's thread,
 * and puts event time and order on the rows afterwards.
 *
 * <p>A failure of the world is an {@link IOException}; a failure of the data is a {@link ConnectorException}.
 */
public interface SourceReader extends AutoCloseable {

    /** {@link #read}: the input is over. */
    int END = -1;

    /** Opens files or connections; called once, before the first read. */
    void open() throws IOException;

    /**
     * Fills an empty batch from row 0. Returns soon: it must not wait for rows that are due later.
     *
     * @param rows columns of the source's schema; the reader sets values, nulls and the size
     * @param limit most rows to read, at most the batch's capacity
     * @param malformed told of every line that is not a row
     * @return rows read, 0 if none is due now (see {@link #nextDueNanos}), or {@link #END}
     */
    int read(Batch rows, int limit, Malformed malformed) throws IOException;

    /**
     * When the next row is due, on the clock given at creation, for sources that keep a pace; otherwise
     * {@link Long#MIN_VALUE}.
     */
    default long nextDueNanos() {
        return Long.MIN_VALUE;
    }

    /** Number of this subtask's next row in the whole source's order; sources that split their rows say so here. */
    long nextOrdinal();

    /** Share of the input that has been read, 0 to 1, or -1 if unknown. */
    double progress();

    @Override
    void close() throws IOException;

    /** Takes lines that could not be read, under a source's policy. */
    interface Malformed {

        /**
         * @param line from 1
         * @param column from 1, or 0 if unknown
         * @throws ConnectorException if the policy is to fail
         */
        void line(String file, long line, int column, String message, String text);
    }
}
