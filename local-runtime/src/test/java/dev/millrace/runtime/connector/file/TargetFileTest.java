package dev.millrace.runtime.connector.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TargetFileTest {

    @TempDir
    Path folder;

    private static void write(TargetFile file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.write(bytes, bytes.length);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theTargetAppearsWhenItIsWhole() throws IOException {
        try (TargetFile file = TargetFile.create(folder, "out.txt")) {
            write(file, "a");
            assertFalse(Files.exists(folder.resolve("out.txt")));
            file.commit();
        }

        assertEquals(List.of("out.txt"), names());
        assertEquals("a", Files.readString(folder.resolve("out.txt")));
    }

    @Test
    void anUnfinishedFileLeavesTheOldOneAndNothingElse() throws IOException {
        Files.writeString(folder.resolve("out.txt"), "old");

        try (TargetFile file = TargetFile.create(folder, "out.txt")) {
            write(file, "new");
        }

        assertEquals(List.of("out.txt"), names());
        assertEquals("old", Files.readString(folder.resolve("out.txt")));
    }

    @Test
    void twoRunsMayWriteTheSameTarget() throws IOException {
        try (TargetFile first = TargetFile.create(folder, "out.txt");
                TargetFile second = TargetFile.create(folder, "out.txt")) {
            write(first, "first");
            write(second, "second");
            second.commit();
            first.commit();
        }

        assertEquals(List.of("out.txt"), names());
        assertEquals("first", Files.readString(folder.resolve("out.txt")));
    }

    @Test
    void aFolderCannotBeATarget() throws IOException {
        Files.createDirectory(folder.resolve("out"));

        IOException failure = assertThrows(IOException.class, () -> TargetFile.create(folder, "out"));

        assertEquals(folder.resolve("out") + " is a folder. Name a file in it.", failure.getMessage());
    }

    @Test
    void aMissingFolderIsNamed() {
        IOException failure = assertThrows(IOException.class, () -> TargetFile.create(folder, "no/such/out.txt"));

        assertEquals(
                "there is no folder " + folder.resolve("no/such")
                        + " to write out.txt into. Create it, or change the sink's path.",
                failure.getMessage());
    }

    @Test
    void aNameThatTheSystemCannotHaveIsExplained() {
        IOException failure = assertThrows(IOException.class, () -> TargetFile.create(folder, "a\0b"));

        assertTrue(failure.toString().contains("is not a path"), failure.toString());
    }

    @Test
    void aTildeIsAnOrdinaryName() throws IOException {
        try (TargetFile file = TargetFile.create(folder, "~")) {
            file.commit();
        }

        assertEquals(List.of("~"), names());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsNamedWithWhatToDo() throws IOException {
        try (TargetFile file = TargetFile.create(folder, "/dev/full")) {
            IOException failure = assertThrows(IOException.class, () -> write(file, "a"));

            assertEquals(
                    "/dev/full cannot be written: No space left on device. Free some space, or change the sink's path.",
                    failure.getMessage());
        }
        assertTrue(Files.exists(Path.of("/dev/full")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aSymbolicLinkKeepsPointingAtItsFile() throws IOException {
        Files.writeString(folder.resolve("real.txt"), "old");
        Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("real.txt"));

        try (TargetFile file = TargetFile.create(folder, "link.txt")) {
            write(file, "new");
            file.commit();
        }

        assertTrue(Files.isSymbolicLink(folder.resolve("link.txt")));
        assertEquals("new", Files.readString(folder.resolve("real.txt")));
    }
}
