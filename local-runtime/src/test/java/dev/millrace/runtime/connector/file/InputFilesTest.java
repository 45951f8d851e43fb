package dev.millrace.runtime.connector.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name : List.of("b.csv", "a.csv", "a10.csv", "c.txt", ".hidden.csv", "sub/d.csv", "sub/low/e.csv")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
    }

    private List<String> find(String path) throws IOException {
        return InputFiles.find(folder, path).stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    private String failure(String path) {
        return String.valueOf(assertThrows(IOException.class, () -> find(path)).getMessage());
    }

    @Test
    void aPathIsOneFile() throws IOException {
        assertEquals(List.of("a.csv"), find("a.csv"));
        assertEquals(List.of("a.csv"), find("sub/../a.csv"));
        assertEquals(List.of("a.csv"), find(folder.resolve("a.csv").toString()));
    }

    @Test
    void aGlobIsItsFilesInOrder() throws IOException {
        assertEquals(List.of("a.csv", "a10.csv", "b.csv"), find("*.csv"));
        assertEquals(List.of("a.csv", "b.csv"), find("?.csv"));
        assertEquals(List.of("b.csv", "c.txt"), find("{b,c}.*"));
        assertEquals(List.of("sub/d.csv"), find("sub/*.csv"));
        assertEquals(List.of("sub/d.csv"), find("*/*.csv"));
        assertEquals(List.of("sub/low/e.csv"), find("sub/**/*.csv"));
        assertEquals(List.of("a.csv", "b.csv"), find("[ab].csv"));
        assertEquals(List.of("a.csv", "b.csv"), find(folder + "/[ab].csv"));
    }

    @Test
    void hiddenFilesMatchOnlyAPatternThatSaysSo() throws IOException {
        assertEquals(List.of(".hidden.csv"), find(".h*.csv"));
    }

    @Test
    void aFileWhoseNameLooksLikeAGlobIsThatFile() throws IOException {
        Files.writeString(folder.resolve("[ab].csv"), "x");

        assertEquals(List.of("[ab].csv"), find("[ab].csv"));
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertEquals(
                "there is no file " + folder.resolve("no.csv") + ". Put it there, or change the source's path.",
                failure("no.csv"));
        assertEquals(
                "no file matches no*.csv in " + folder + ". Put files there, or change the source's path.",
                failure("no*.csv"));
        assertEquals(
                folder.resolve("sub") + " is a folder. Name a file in it, or all of its files: " + folder.resolve("sub")
                        + "/*",
                failure("sub"));
        assertEquals(
                "there is no file " + folder.resolve("~/a.csv") + ". Put it there, or change the source's path.",
                failure("~/a.csv"));
    }
}
