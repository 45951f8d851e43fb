package dev.millrace.runtime.connector.builtin;

import dev.millrace.runtime.connector.SinkWriter;
import dev.millrace.runtime.data.Batch;

/** Drops rows; the engine has counted them. */
final class DiscardSinkWriter implements SinkWriter {

    @Override
    public void open() {}

    @Override
    public void write(Batch batch) {}

    @Override
    public void flush() {}

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
