package dev.millrace.runtime.connector;

import dev.millrace.runtime.data.Batch;
import java.io.IOException;

/** Writes a sink's rows. One per subtask; all calls come from that subtask's thread, in the order of the methods. */
public interface SinkWriter extends AutoCloseable {

    /** Checks that the sink can be written and opens it; nothing is visible yet under its final name. */
    void open() throws IOException;

    /** Writes the selected rows. */
    void write(Batch batch) throws IOException;

    /** Passes on what is buffered; called when the input runs dry. */
    void flush() throws IOException;

    /** All rows have come: makes the result final. */
    void finish() throws IOException;

    /** Releases everything; without an earlier {@link #finish} the result is not final. */
    @Override
    void close() throws IOException;
}
