package dev.millrace.runtime.operator;

import dev.millrace.runtime.connector.SinkWriter;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives the rows to a sink's writer. */
final class SinkOperator implements Operator {

    private final SinkWriter writer;
    private final @Nullable ChangeColumn changes;
    private boolean unflushed;

    SinkOperator(SinkWriter writer, Optional<ChangeColumn> changes) {
        this.writer = writer;
        this.changes = changes.orElse(null);
    }

    @Override
    public void open() throws IOException {
        writer.open();
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (batch.selected() > 0) {
            writer.write(changes == null ? batch : changes.add(batch));
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
