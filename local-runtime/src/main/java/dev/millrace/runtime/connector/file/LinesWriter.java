package dev.millrace.runtime.connector.file;

import dev.millrace.runtime.connector.SinkWriter;
import dev.millrace.runtime.connector.text.Utf8Builder;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A sink whose rows are lines of a file; the file appears, whole, when all rows have come. */
public abstract class LinesWriter implements SinkWriter {

    private static final int BUFFER_BYTES = 65_536;

    private final Path folder;
    private final String path;
    private final Utf8Builder buffer = new Utf8Builder();
    private @Nullable TargetFile file;

    /** @param folder relative paths start here */
    protected LinesWriter(Path folder, String path) {
        this.folder = folder;
        this.path = path;
    }

    /** Appends what comes before the first row. */
    protected abstract void appendHeader(Utf8Builder out);

    /** Appends a row of the batch's columns and its line end. */
    protected abstract void appendRow(Batch batch, int row, Utf8Builder out);

    @Override
    public final void open() throws IOException {
        file = TargetFile.create(folder, path);
        appendHeader(buffer);
    }

    private TargetFile file() {
        TargetFile opened = file;
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }

    @Override
    public final void write(Batch batch) throws IOException {
        for (int i = 0; i < batch.selected(); i++) {
            appendRow(batch, batch.row(i), buffer);
            if (buffer.length() >= BUFFER_BYTES) {
                empty();
            }
        }
    }

    private void empty() throws IOException {
        file().write(buffer.bytes(), buffer.length());
        buffer.clear();
    }

    @Override
    public final void flush() throws IOException {
        empty();
        file().flush();
    }

    @Override
    public final void finish() throws IOException {
        empty();
        file().commit();
    }

    @Override
    public final void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
