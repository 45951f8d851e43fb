package dev.millrace.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: its exit code, signals, and the environment. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
@Timeout(120)
class ProcessTest {

    private static final String ENDLESS = """
            generator-source {"columns": [{"name": "n", "generator": "sequence"}], "rate": 1000}
            csv-sink {"path": "result.csv"}
            """;

    @TempDir
    private Path folder;

    @Test
    void exitCodesReachTheShell() throws Exception {
        Files.writeString(folder.resolve("good.json"), ChainedNodes.document("rows\ndiscard\n"));
        Files.writeString(
                folder.resolve("fails.json"),
                ChainedNodes.document("rows\nfilter {\"condition\": \"1 / (a - 2) > 0\"}\ndiscard\n"));

        assertEquals(0, start(Map.of(), "run", "good.json").waitFor());
        assertEquals(1, start(Map.of(), "run", "fails.json").waitFor());
        assertEquals(2, start(Map.of(), "run", "gone.json").waitFor());
    }

    @Test
    void aPlanThatDoesNotFitIntoMemoryIsSaidInWords() throws Exception {
        Files.writeString(folder.resolve("wide.json"), ChainedNodes.document("""
                        generator-source {"columns": [{"name": "n", "generator": "sequence"}], "rows": 100000000}
                        aggregate {"keys": ["n"], "aggregates": [{"name": "rows", "function": "count"}]}
                        discard
                        """));

        Process process = start(Map.of("JAVA_TOOL_OPTIONS", "-Xmx80m"), "run", "wide.json", "--parallelism", "128");

        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertAll(
                () -> assertEquals(1, process.waitFor()),
                () -> assertTrue(err.contains("the memory is full"), err),
                () -> assertFalse(err.contains("\tat "), err));
    }

    @Test
    void anInterruptEndsTheRunWithItsSummaryItsStatisticsAndNoResult() throws Exception {
        Files.writeString(folder.resolve("endless.json"), ChainedNodes.document(ENDLESS));
        Process process = start(Map.of(), "run", "endless.json", "--progress", "plain", "--stats", "stats.json");
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        assertTrue(err.readLine().startsWith("running "));

        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();

        List<String> rest = err.lines().toList();
        assertAll(
                () -> assertEquals(130, process.waitFor()),
                () -> assertTrue(rest.stream().anyMatch(line -> line.startsWith("cancelled in ")), rest.toString()),
                () -> assertTrue(
                        Files.readString(folder.resolve("stats.json")).contains("\"state\": \"cancelled\""),
                        "the statistics say so"),
                () -> assertEquals(List.of("endless.json", "stats.json"), names()));
    }

    @Test
    void aPipeGetsNoEscapeSequencesWithOrWithoutNoColor() throws Exception {
        for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of("NO_COLOR", "1"))) {
            Process help = start(environment, "run", "--help");
            Process failure = start(environment, "run", "gone.json");

            String out = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(failure.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(out.startsWith("Usage:"), out);
            assertFalse((out + err).contains("\u001B"), out + err);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                classPath,
                                "dev.millrace.cli.Main"),
                        Stream.of(arguments))
                .toList());
        builder.directory(folder.toFile()).environment().putAll(environment);
        return builder.start();
    }
}
