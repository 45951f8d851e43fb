package dev.millrace.model.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replaces files so that whoever opens one, at any time and after any crash, finds the old content or the new, whole.
 *
 * <p>The content is written to a new file in the same folder and forced to the disk, and the new file is renamed to the
 * old one's name, which file systems do in one step; then the folder is forced, so that the rename lasts. A symbolic
 * link stays one, and its target is replaced. Permissions, and the owner where this user may set it, stay. A hard link
 * keeps the old content under its other names.
 */
public final class AtomicFiles {

    private static final int MOST_LINKS = 40;
    private static final int MOST_NAMES = 1_000;
    private static final String TEMPORARY = ".millrace-tmp";
    private static final Duration ABANDONED = Duration.ofHours(1);

    private static final AtomicLong NUMBER = new AtomicLong();

    private AtomicFiles() {}

    /**
     * Gives a file this content, and makes it if it is not there. A device or pipe is written to, never replaced.
     *
     * @throws IOException if that cannot be done; the file is then as it was
     */
    public static void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            try (FileChannel device = FileChannel.open(file, StandardOpenOption.WRITE)) {
                writeAll(device, content);
            }
            return;
        }
        Path target = target(file);
        if (Files.isDirectory(target)) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(file.toString());
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(file.toString(), null, "the folder " + folder + " does not exist");
        }
        Path temporary = writeTemporary(folder, target, content);
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException failed) {
            discard(temporary, failed);
            throw failed;
        }
        force(folder);
        removeAbandoned(folder, target);
    }

    /** The file that a path names once its symbolic links are followed, whether or not the last one leads anywhere. */
    private static Path target(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static Path writeTemporary(Path folder, Path target, byte[] content) throws IOException {
        for (int attempt = 0; ; attempt++) {
            String name = prefix(target) + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + TEMPORARY;
            Path temporary = folder.resolve(name);
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                fill(channel, temporary, target, content);
                return temporary;
            } catch (FileAlreadyExistsException taken) {
                if (attempt == MOST_NAMES) {
                    throw taken;
                }
            }
        }
    }

    private static void fill(FileChannel channel, Path temporary, Path target, byte[] content) throws IOException {
        try {
            // Before the content is there: it may be for fewer eyes than a new file is.
            copyPermissions(target, temporary);
            writeAll(channel, content);
            channel.force(true);
        } catch (IOException | RuntimeException failed) {
            discard(temporary, failed);
            throw failed;
        }
    }

    private static void writeAll(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView created = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (old == null || created == null || !Files.exists(from)) {
            return;
        }
        PosixFileAttributes attributes = old.readAttributes();
        PosixFileAttributes own = created.readAttributes();
        created.setPermissions(attributes.permissions());
        try {
            if (!own.group().equals(attributes.group())) {
                created.setGroup(attributes.group());
            }
            if (!own.owner().equals(attributes.owner())) {
                created.setOwner(attributes.owner());
            }
        } catch (FileSystemException notAllowed) {
            // Only root may give files away; the content and who may read it are what counts.
            return;
        }
        created.setPermissions(attributes.permissions());
    }

    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossible) {
            // Windows opens no folders, and some network file systems force none: there the rename must do.
            return;
        }
    }

    /** Removes what earlier saves of this file left when their process was killed, judged by the disk's own clock. */
    private static void removeAbandoned(Path folder, Path target) {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(
                folder,
                path -> path.getFileName().toString().startsWith(prefix(target))
                        && path.getFileName().toString().endsWith(TEMPORARY))) {
            FileTime now = Files.getLastModifiedTime(target);
            for (Path other : others) {
                if (Files.getLastModifiedTime(other).toInstant().plus(ABANDONED).isBefore(now.toInstant())) {
                    Files.deleteIfExists(other);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException leftThere) {
            // The save is done; what is left over is only untidy.
            return;
        }
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    private static void discard(Path temporary, Exception failed) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
