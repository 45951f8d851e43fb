package dev.millrace.runtime.connector.file;

import dev.millrace.model.spec.SourceSpecs;
import dev.millrace.runtime.connector.ConnectorException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a source, one after the other. */
public final class FileSequence implements AutoCloseable {

    private final Path folder;
    private final SourceSpecs.Files spec;
    private List<Path> files = List.of();
    private Charset charset = Charset.defaultCharset();
    private int nextFile;
    private long totalBytes;
    private long finishedBytes;
    private @Nullable Utf8Input current;

    /** @param folder relative paths start here */
    public FileSequence(Path folder, SourceSpecs.Files spec) {
        this.folder = folder.toAbsolutePath().normalize();
        this.spec = spec;
    }

    /** Finds the files; none is opened yet. */
    public void find() throws IOException {
        charset = charset(spec.charset());
        files = InputFiles.find(folder, spec.path());
        for (Path file : files) {
            totalBytes += Files.size(file);
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new ConnectorException(
                    "BAD_SETTING",
                    "there is no character set \"" + name + "\". Use an IANA name such as UTF-8 or windows-1252.");
        }
    }

    /** Closes the file before and opens the next, or gives null after the last. */
    public @Nullable Utf8Input next() throws IOException {
        close();
        if (nextFile == files.size()) {
            return null;
        }
        Utf8Input opened = Utf8Input.open(files.get(nextFile++), charset);
        current = opened;
        return opened;
    }

    /** The name under which messages speak of the file that {@link #next} opened last. */
    public String name() {
        Path file = files.get(nextFile - 1);
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    /** Share of all files' bytes that have been read, or -1 if their size is unknown. */
    public double progress() {
        long read = finishedBytes + (current == null ? 0 : current.fileBytesRead());
        return totalBytes == 0 ? -1 : Math.min(1.0, (double) read / totalBytes);
    }

    @Override
    public void close() throws IOException {
        Utf8Input open = current;
        if (open != null) {
            finishedBytes += open.fileBytesRead();
            current = null;
            open.close();
        }
    }
}
