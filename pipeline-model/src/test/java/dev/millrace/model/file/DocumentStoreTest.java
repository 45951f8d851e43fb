package dev.millrace.model.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Problem;
import java.nio.file.Path;
import java.util.Map;
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
    void documentThatCouldNotBeOpenedAgainIsNotSaved() {
        Path file = folder.resolve("a.json");
        store.save(file, Pipeline.EMPTY);
        Node node = new Node("a", "rows-source", "", Map.of("rows", Value.of("x".repeat(2_000_000))));

        Problem problem =
                store.save(file, Pipeline.EMPTY.withNodes(Map.of("a", node))).orElseThrow();

        assertEquals(Code.TOO_LARGE, problem.code());
        assertEquals(
                "The file " + file + " was not saved, because the document could not be opened again."
                        + " nodes[0].settings.rows, line 9, column 17: A text may have at most 1048576 characters, and"
                        + " this one has more.",
                problem.message());
        assertEquals(Optional.of(Pipeline.EMPTY), store.open(file).pipeline());
    }

    @Test
    void folderIsNamedAsSuch() {
        assertEquals(
                "The file " + folder + " could not be saved: is a folder.",
                store.save(folder, Pipeline.EMPTY).orElseThrow().message());
    }
}
