package dev.millrace.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.templates.TemplateLibrary.Template;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateLibraryTest {

    @TempDir
    private Path folder;

    private final Template template = TemplateLibrary.find("word-count").orElseThrow();

    @Test
    void everyFolderIsListedAndNothingElseIs() throws IOException {
        Set<String> listed =
                TemplateLibrary.all().stream().map(Template::id).collect(Collectors.toCollection(TreeSet::new));

        try (var folders = Files.list(Path.of("").toAbsolutePath())) {
            assertEquals(
                    folders.filter(each -> Files.exists(each.resolve("pipeline.json")))
                            .map(each -> each.getFileName().toString())
                            .collect(Collectors.toCollection(TreeSet::new)),
                    listed);
        }
    }

    @Test
    void aCopyHoldsDocumentManualDataAndTests() throws IOException {
        Path document = template.copyTo(folder.resolve("deep/copy"));

        Path copy = document.resolveSibling("");
        try (var files = Files.walk(copy)) {
            assertEquals(
                    Set.of("pipeline.json", "README.md", "text.txt", "tests/frequent.json"),
                    files.filter(Files::isRegularFile)
                            .map(file -> copy.relativize(file).toString())
                            .collect(Collectors.toSet()));
        }
        assertTrue(template.manual().startsWith("# "));
    }

    @Test
    void everyTestIsListedAndNothingElseIs() throws IOException {
        for (Template each : TemplateLibrary.all()) {
            try (var files = Files.list(TemplateRun.folder(each.id()).resolve("tests"))) {
                assertEquals(
                        each.tests().stream()
                                .map(test -> test + ".json")
                                .sorted()
                                .toList(),
                        files.map(file -> file.getFileName().toString())
                                .sorted()
                                .toList());
            }
        }
    }

    @Test
    void everyTemplateCanBeCopied() throws IOException {
        for (Template each : TemplateLibrary.all()) {
            assertTrue(Files.exists(each.copyTo(folder.resolve(each.id()))), each.id());
        }
    }

    @Test
    void aFolderThatHoldsSomethingIsRefusedAndStaysAsItIs() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");

        assertThrows(FileAlreadyExistsException.class, () -> template.copyTo(folder));

        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFileInTheFoldersPlaceIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertThrows(FileSystemException.class, () -> template.copyTo(file));
    }
}
