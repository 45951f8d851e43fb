package dev.millrace.runtime.connector.json;

import dev.millrace.model.spec.SourceSpecs;
import dev.millrace.model.spec.SourceSpecs.JsonlSourceSpec;
import dev.millrace.runtime.connector.Ordinals;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.connector.file.FileSequence;
import dev.millrace.runtime.connector.file.Utf8Input;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one or more files of JSON objects, one a line. */
public final class JsonlSourceReader implements SourceReader {

    /** Malformed lines that are handed on in one go, so that they do not pile up. */
    private static final int PATIENCE = Ordinals.BLOCK;

    private final FileSequence files;
    private final JsonShape shape = new JsonShape();
    private final List<JsonField> fields = new ArrayList<>();
    private final boolean handsOnMalformed;
    private @Nullable JsonlFile current;
    private long rowsRead;

    /** @param folder relative paths start here */
    public JsonlSourceReader(JsonlSourceSpec spec, Path folder) {
        this.files = new FileSequence(folder, spec.files());
        this.handsOnMalformed = spec.files().onMalformed().mayHandOn();
        for (SourceSpecs.Column column : spec.columns()) {
            String name = column.field().name();
            JsonColumnReader reader = JsonColumnReader.of(column.field().type(), column.format());
            JsonField field = new JsonField(name, fields.size(), column.field().nullable(), reader);
            JsonPath path = column.from().isEmpty()
                    ? new JsonPath(List.of(new JsonPath.Name(name)))
                    : JsonPath.of(column.from());
            fields.add(field);
            shape.add(path.steps(), field);
        }
        shape.prepare(JsonlFile.FACTORY);
    }

    @Override
    public void open() throws IOException {
        files.find();
        current = nextFile();
    }

    private @Nullable JsonlFile nextFile() throws IOException {
        Utf8Input input = files.next();
        return input == null ? null : new JsonlFile(files.name(), shape, fields, input);
    }

    @Override
    public int read(Batch rows, int limit, Malformed malformed) throws IOException {
        int most = Ordinals.limit(rowsRead, limit);
        while (current != null) {
            int read = current.read(rows, most, PATIENCE, malformed);
            boolean hasMalformed = read == 0 && handsOnMalformed;
            if (read > 0 || hasMalformed) {
                rows.setSize(read);
                rowsRead += read;
                return read;
            }
            if (read == 0) {
                continue;
            }
            current.close();
            current = nextFile();
        }
        return END;
    }

    @Override
    public long nextOrdinal() {
        return rowsRead;
    }

    @Override
    public double progress() {
        return current == null ? 1 : files.progress();
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
        files.close();
    }
}
