package dev.millrace.runtime.connector.file;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * A file that comes into being whole or not at all: written under a temporary name beside its target, then synced and
 * renamed. Packed if its name ends in {@code .gz} or {@code .zst}. A target that is a device or pipe is written as it
 * is.
 */
public final class TargetFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 65_536;
    private static final int MAX_ATTEMPTS = 1_000;

    private final Path target;
    private final Path written;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean committed;

    private TargetFile(Path target, Path written, FileChannel channel) throws IOException {
        this.target = target;
        this.written = written;
        this.channel = channel;
        this.out = pack(target, new Unclosed(Channels.newOutputStream(channel)));
    }

    /**
     * Checks the target and opens the file under its temporary name.
     *
     * @param folder relative paths start here
     * @throws IOException if the target cannot be written, with a message that says what to do
     */
    public static TargetFile create(Path folder, String path) throws IOException {
        Path target = checked(folder, path);
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new TargetFile(target, target, FileChannel.open(target, StandardOpenOption.WRITE));
        }
        try {
            return temporary(target);
        } catch (IOException failure) {
            throw explained(target, failure);
        }
    }

    private static Path checked(Path folder, String path) throws IOException {
        Path target;
        try {
            target = folder.toAbsolutePath().resolve(path).normalize();
        } catch (InvalidPathException notAPath) {
            throw new IOException("\"" + path + "\" is not a path: " + notAPath.getMessage(), notAPath);
        }
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a folder. Name a file in it.");
        }
        if (Files.exists(target)) {
            if (!Files.isWritable(target)) {
                throw new IOException(
                        target + " must not be written by this user. Change its permissions, or the sink's" + " path.");
            }
            return target.toRealPath();
        }
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new IOException("there is no folder " + parent + " to write " + target.getFileName()
                    + " into. Create it, or change the sink's path.");
        }
        if (!Files.isWritable(parent)) {
            throw new IOException("this user must not write into the folder " + parent
                    + ". Change its permissions, or the sink's path.");
        }
        return target;
    }

    /** Takes the first free name, so that several runs may write the same target: the last to finish wins. */
    private static TargetFile temporary(Path target) throws IOException {
        FileAlreadyExistsException taken = new FileAlreadyExistsException(target.toString());
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Path written = target.resolveSibling("." + target.getFileName() + "." + attempt + ".part");
            try {
                FileChannel channel =
                        FileChannel.open(written, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                return new TargetFile(target, written, channel);
            } catch (FileAlreadyExistsException stillThere) {
                taken = stillThere;
            }
        }
        throw taken;
    }

    private static OutputStream pack(Path target, OutputStream file) throws IOException {
        String name = target.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            return new GZIPOutputStream(file, BUFFER_BYTES);
        }
        return name.endsWith(".zst") ? new ZstdOutputStreamNoFinalizer(file) : file;
    }

    /** Bytes should come in large pieces: nothing here buffers them. */
    public void write(byte[] bytes, int length) throws IOException {
        try {
            out.write(bytes, 0, length);
        } catch (IOException failure) {
            throw explained(target, failure);
        }
    }

    /** Passes everything on to a device or pipe; a file is not visible yet, so that it would gain nothing. */
    public void flush() throws IOException {
        if (written.equals(target)) {
            out.flush();
        }
    }

    /** Makes what was written the target. */
    public void commit() throws IOException {
        try {
            out.close();
            if (!written.equals(target)) {
                channel.force(true);
                channel.close();
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
                syncFolder();
            }
            committed = true;
        } catch (IOException failure) {
            throw explained(target, failure);
        }
    }

    private void syncFolder() {
        try (FileChannel folder = FileChannel.open(target.resolveSibling(""), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException notEverySystemCan) {
            // The rename itself has happened; only its survival of a power cut is not certain.
            return;
        }
    }

    /** Without an earlier {@link #commit} nothing remains. */
    @Override
    public void close() throws IOException {
        if (!committed) {
            endPacking();
        }
        channel.close();
        if (!committed && !written.equals(target)) {
            Files.deleteIfExists(written);
        }
    }

    private void endPacking() {
        try {
            out.close();
        } catch (IOException diskIsFull) {
            // What could not be written any more is about to be deleted.
            return;
        }
    }

    private static IOException explained(Path target, IOException failure) {
        String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String fix = reason.contains("No space left") ? ". Free some space, or change the sink's path." : "";
        return new IOException(target + " cannot be written: " + reason + fix, failure);
    }

    /** Lets a packing stream end without closing the file, which has to be synced after it. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
