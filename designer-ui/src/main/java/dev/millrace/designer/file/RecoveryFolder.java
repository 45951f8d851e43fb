package dev.millrace.designer.file;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.file.AtomicFiles;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.json.PipelineWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where unsaved documents are kept in case the process is killed: for each running studio a document and, beside it, from
 * which file it came. Both are written whole or not at all. What belongs to no running process was lost. Thread-safe; not
 * for the JavaFX thread, {@link #clear} excepted.
 */
public final class RecoveryFolder {

    private static final String DOCUMENT = ".json";
    private static final String ABOUT = ".properties";

    private final Path folder;
    private final ProcessHandle process;
    private boolean cleared;

    public RecoveryFolder(Path folder, ProcessHandle process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * An unsaved document of a process that is no more.
     *
     * @param file where it was opened from or saved to
     * @param mark what that file held when the document was last equal to it
     */
    record Lost(String name, Pipeline pipeline, Optional<Path> file, FileMark mark, Instant when) {}

    /** Keeps a document in the place of the one that was kept for this process. */
    synchronized void keep(Pipeline pipeline, Optional<Path> file, FileMark mark, Instant now) throws IOException {
        if (cleared) {
            return;
        }
        Files.createDirectories(folder);
        Properties about = new Properties();
        file.ifPresent(from -> about.setProperty("file", from.toString()));
        about.setProperty("mark", mark.digest());
        about.setProperty("when", now.toString());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        about.store(text, null);
        AtomicFiles.write(folder.resolve(name(process) + ABOUT), text.toByteArray());
        AtomicFiles.write(folder.resolve(name(process) + DOCUMENT), new PipelineWriter().writeBytes(pipeline));
    }

    /** Forgets what was kept for this process: it is saved, or was given up. */
    synchronized void forget() {
        delete(name(process));
    }

    /** The studio ends as it should: forgets, and keeps nothing any more. */
    public synchronized void clear() {
        cleared = true;
        forget();
    }

    /** Forgets what was lost. */
    void forget(Lost lost) {
        delete(lost.name());
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + DOCUMENT));
            Files.deleteIfExists(folder.resolve(name + ABOUT));
        } catch (IOException stays) {
            // It will be offered once more, which loses nothing.
            return;
        }
    }

    /** What processes that are no more have left, the newest first. What cannot be read is passed over. */
    List<Lost> lost() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Lost> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(DOCUMENT)).toList()) {
                String fileName = file.getFileName().toString();
                String name = fileName.substring(0, fileName.length() - DOCUMENT.length());
                if (!isRunning(name)) {
                    read(file, name).ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparing(Lost::when).reversed());
        return found;
    }

    private Optional<Lost> read(Path document, String name) throws IOException {
        Properties about = new Properties();
        Path aboutFile = folder.resolve(name + ABOUT);
        if (Files.exists(aboutFile)) {
            try (InputStream in = Files.newInputStream(aboutFile)) {
                about.load(in);
            }
        }
        Instant when = instant(about.getProperty("when", ""))
                .orElse(Files.getLastModifiedTime(document).toInstant());
        Optional<Path> file = Optional.ofNullable(about.getProperty("file")).map(Path::of);
        FileMark mark = new FileMark(about.getProperty("mark", ""));
        return new PipelineReader()
                .read(document)
                .pipeline()
                .map(pipeline -> new Lost(name, pipeline, file, mark, when));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException damaged) {
            return Optional.empty();
        }
    }

    /** A process's number and, since numbers are given again, when it started. */
    private static String name(ProcessHandle process) {
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + "-" + started;
    }

    private static boolean isRunning(String name) {
        String pid = name.split("-", 2)[0];
        return pid.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .map(RecoveryFolder::name)
                        .filter(name::equals)
                        .isPresent();
    }
}
