package dev.millrace.model.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentStoreTest {

    private final DocumentStore store = new DocumentStore();

    @TempDir
    private Path folder;

    @Test
    void savedDocumentIsOpened() {
        Path file = folder.resolve("a.json");
        Pipeline pipeline = Pipeline.EMPTY.withTitle("é", "x");

        assertEquals(Optional.empty(), store.save(file, pipeline));
        assertEquals(Optional.of(pipeline), store.open(file).pipeline());
    }

    @Test
    void problemNamesTheFileAndTheReason() {
        Path file = folder.resolve("no/a.json");

        Problem problem = store.save(file, Pipeline.EMPTY).orElseThrow();

        assertEquals(Code.UNWRITABLE_FILE, problem.code());
        assertEquals(
                "The file " + file + " could not be saved: the folder " + file.getParent() + " does not exist.",
                problem.message());
    }

    @Test
    void folderIsNamedAsSuch() {
        assertEquals(
                "The file " + folder + " could not be saved: is a folder.",
                store.save(folder, Pipeline.EMPTY).orElseThrow().message());
    }
}
