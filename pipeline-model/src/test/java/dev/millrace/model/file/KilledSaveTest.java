package dev.millrace.model.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.ReadResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saves in another process, which is killed or runs out of room; {@code -Dkills=} says how often. */
class KilledSaveTest {

    private static final int SMALL = 10;
    private static final int LARGE = 2_000;

    @TempDir
    private Path folder;

    private List<String> child(Path file, int saves) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SaveLoop.class.getName(),
                file.toString(),
                String.valueOf(saves),
                String.valueOf(SMALL),
                String.valueOf(LARGE)));
    }

    @Test
    void killedSaveLeavesTheOldOrTheNewDocumentWhole() throws IOException, InterruptedException {
        long seed = Long.getLong("seed", 20_260_101);
        Random random = new Random(seed);
        Path file = folder.resolve("pipeline.json");
        Pipeline small = SaveLoop.document(SMALL);
        Pipeline large = SaveLoop.document(LARGE);
        int kills = Integer.getInteger("kills", 5);
        for (int kill = 0; kill < kills; kill++) {
            Process process = new ProcessBuilder(child(file, Integer.MAX_VALUE))
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (int saves = 1 + random.nextInt(20); saves > 0; saves--) {
                    assertEquals("saved", lines.readLine());
                    assertWhole(file, small, large, seed);
                }
                process.waitFor(random.nextInt(10_000), TimeUnit.MICROSECONDS);
            } finally {
                process.destroyForcibly().waitFor();
            }
            assertWhole(file, small, large, seed);
        }
    }

    private static void assertWhole(Path file, Pipeline small, Pipeline large, long seed) {
        ReadResult result = new DocumentStore().open(file);

        assertEquals(List.of(), result.problems(), () -> "seed " + seed);
        Pipeline found = result.pipeline().orElseThrow();
        assertTrue(found.equals(small) || found.equals(large), () -> "seed " + seed + ": " + found.name());
    }

    @Test
    void saveWithoutRoomFailsAndLeavesTheOldDocument() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell that limits the size of files");
        Path file = folder.resolve("pipeline.json");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 128; exec \"$@\"", "sh"));
        command.addAll(child(file, 2));

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("saved", lines.readLine());
            String failure = lines.readLine();
            assertTrue(
                    failure != null && failure.startsWith("The file " + file + " could not be saved: "),
                    () -> "was: " + failure);
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertEquals(
                SaveLoop.document(SMALL),
                new DocumentStore().open(file).pipeline().orElseThrow());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
