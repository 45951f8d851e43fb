package dev.millrace.model.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void fileIsMadeAndReplacedAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("a.json");

        AtomicFiles.write(file, "old".getBytes(StandardCharsets.UTF_8));
        AtomicFiles.write(file, NEW);

        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals(List.of("a.json"), names());
    }

    @Test
    void permissionsStay() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        AtomicFiles.write(file, NEW);

        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void newFileHasThePermissionsOfAnyNewFile() throws IOException {
        Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
        Path file = folder.resolve("a.json");

        AtomicFiles.write(file, NEW);

        assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(file));
    }

    @Test
    void symbolicLinksStayAndTheirTargetIsReplaced() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path target = Files.writeString(elsewhere.resolve("target.json"), "old");
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("elsewhere/target.json"));
        Path first = Files.createSymbolicLink(folder.resolve("first"), second);

        AtomicFiles.write(first, NEW);

        assertTrue(Files.isSymbolicLink(first) && Files.isSymbolicLink(second));
        assertArrayEquals(NEW, Files.readAllBytes(target));
        assertEquals(List.of("elsewhere", "first", "second"), names());
    }

    @Test
    void linkToNothingMakesItsTarget() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target.json"));

        AtomicFiles.write(link, NEW);

        assertArrayEquals(NEW, Files.readAllBytes(folder.resolve("target.json")));
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void linksInACircleAreRefused() throws IOException {
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("second"));
        Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));

        assertThrows(FileSystemLoopException.class, () -> AtomicFiles.write(first, NEW));
    }

    @Test
    void folderIsRefused() {
        assertThrows(FileSystemException.class, () -> AtomicFiles.write(folder, NEW));
    }

    @Test
    void missingFolderIsRefused() {
        assertThrows(NoSuchFileException.class, () -> AtomicFiles.write(folder.resolve("no/a.json"), NEW));
    }

    @Test
    void readOnlyFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(file), "root may write everything");

        assertThrows(AccessDeniedException.class, () -> AtomicFiles.write(file, NEW));
        assertEquals("old", Files.readString(file));
    }

    @Test
    void whatAKilledSaveLeftIsRemovedOnceItIsOld() throws IOException {
        Path file = folder.resolve("a.json");
        Path old = Files.writeString(folder.resolve(".a.json.1-1.millrace-tmp"), "half");
        Files.writeString(folder.resolve(".a.json.1-2.millrace-tmp"), "half");
        Files.setLastModifiedTime(
                old, FileTime.from(Files.getLastModifiedTime(old).toInstant().minus(Duration.ofHours(2))));

        AtomicFiles.write(file, NEW);

        assertEquals(List.of(".a.json.1-2.millrace-tmp", "a.json"), names());
    }

    /** A named pipe stands for every target that is no file: replacing a device would break the machine for everybody. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(60)
    void aPipeIsWrittenToAndStaysOne() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();

        AtomicFiles.write(pipe, "content".getBytes(StandardCharsets.UTF_8));

        assertEquals("content", new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertTrue(Files.exists(pipe) && !Files.isRegularFile(pipe));
    }
}
