package dev.millrace.runtime.connector.csv;

import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.runtime.connector.Ordinals;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.connector.file.FileSequence;
import dev.millrace.runtime.connector.file.Utf8Input;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one or more files of comma-separated values, each with its own header line. */
public final class CsvSourceReader implements SourceReader {

    /** Malformed records that are handed on in one go, so that they do not pile up. */
    private static final int PATIENCE = Ordinals.BLOCK;

    private final CsvSourceSpec spec;
    private final FileSequence files;
    private final CsvTargets targets;
    private final boolean handsOnMalformed;
    private @Nullable CsvFile current;
    private long rowsRead;

    /** @param folder relative paths start here */
    public CsvSourceReader(CsvSourceSpec spec, Path folder) {
        this.spec = spec;
        this.files = new FileSequence(folder, spec.files());
        this.handsOnMalformed = spec.files().onMalformed().mayHandOn();
        this.targets = new CsvTargets(spec);
    }

    @Override
    public void open() throws IOException {
        CsvFormats.check(spec.format());
        files.find();
        current = nextFile();
    }

    private @Nullable CsvFile nextFile() throws IOException {
        Utf8Input input = files.next();
        return input == null ? null : CsvFile.open(files.name(), spec.format(), targets, input);
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
        files.close();
    }
}
