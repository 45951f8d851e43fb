package dev.millrace.runtime.operator;

import dev.millrace.runtime.connector.SinkWriter;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;

/** Gives the rows to a sink's writer. */
final class SinkOperator implements Operator {

    private final SinkWriter writer;
    private boolean unflushed;

    SinkOperator(SinkWriter writer) {
        this.writer = writer;
    }

    @Override
    public void open() throws IOException {
        writer.open();
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (batch.selected() > 0) {
            writer.write(batch);
            unflushed = true;
        }
        return true;
    }

    @Override
    public void flush() throws IOException {
        if (unflushed) {
            writer.flush();
            unflushed = false;
        }
    }

    @Override
    public boolean finish() throws IOException {
        writer.finish();
        return true;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
