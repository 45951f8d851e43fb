package dev.millrace.designer.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.file.RecoveryFolder.Lost;
import dev.millrace.designer.testing.Samples;
import dev.millrace.designer.testing.StudioTest;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.edit.RenameNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is not saved outlives the process, and is offered by the next one. */
class RecoveryTest extends StudioTest {

    private Path recovery() {
        return folder.resolve("recovery");
    }

    private List<Lost> lost() throws IOException {
        return new RecoveryFolder(recovery(), ProcessHandle.current()).lost();
    }

    private long kept() throws IOException {
        if (!Files.isDirectory(recovery())) {
            return 0;
        }
        try (Stream<Path> files = Files.list(recovery())) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    /** Another studio with a changed document, killed without a warning. */
    private void killStudio(Path file) throws IOException, InterruptedException {
        Process studio = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UnsavedStudio.class.getName(),
                        recovery().toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = studio.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("kept", said.readLine());
        } finally {
            studio.destroyForcibly();
        }
        studio.waitFor();
    }

    private static Pipeline changed() {
        return new RenameNode("strong", "Changed and not saved").apply(Samples.earthquakes());
    }

    @Test
    void whatAKilledStudioHadNotSavedIsOfferedAndOpened() throws IOException, InterruptedException {
        Path file = folder.resolve("quakes.json");
        killStudio(file);
        test().dialogs.answers.add(0);

        interact(studio().recovery()::offer);
        await(() -> studio().document().pipeline().equals(changed()));

        assertEquals(List.of("Recover unsaved changes?"), test().dialogs.questions);
        assertEquals(Optional.of(file), studio().document().fileProperty().get());
        assertTrue(studio().document().dirtyProperty().get());
        await(() -> lost().isEmpty());
        assertEquals(1, kept(), "it is kept for this process now");
    }

    @Test
    void itIsAskedAgainUnlessItIsDiscarded() throws IOException, InterruptedException {
        killStudio(folder.resolve("quakes.json"));

        interact(studio().recovery()::offer);
        await(() -> test().dialogs.questions.size() == 1);
        assertEquals(1, lost().size());
        test().dialogs.answers.add(1);
        interact(studio().recovery()::offer);
        await(() -> test().dialogs.questions.size() == 2);

        await(() -> lost().isEmpty());
        assertEquals(Pipeline.EMPTY, studio().document().pipeline());
    }

    @Test
    void whatIsSavedOrUndoneIsKeptNoLonger() throws IOException {
        interact(() -> studio().document().open(Samples.earthquakes(), Optional.of(folder.resolve("a.json"))));
        interact(() -> studio().document().apply(new RenameNode("strong", "Changed")));
        await(() -> kept() == 1);
        assertEquals(List.of(), lost(), "a running studio has lost nothing");

        interact(() -> studio().document().undo());

        await(() -> kept() == 0);
    }
}
