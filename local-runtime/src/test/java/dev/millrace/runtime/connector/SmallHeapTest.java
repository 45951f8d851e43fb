package dev.millrace.runtime.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallHeapTest {

    private static final int LINES = 800_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"big.csv.gz", "big.jsonl.gz"})
    void filesLargerThanTheHeapAreRead(String name) throws IOException, InterruptedException {
        boolean csv = name.contains("csv");
        byte[] line = (csv ? "12345678,\"some text, repeated\"\n" : "{\"n\":12345678,\"s\":\"some text, repeated\"}\n")
                .getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)), 65_536), 65_536)) {
            out.write((csv ? "n,s\n" : "").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < LINES; i++) {
                out.write(line);
            }
        }

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx12m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        folder.toString(),
                        name)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(LINES + "\n", output.replace("\r", ""));
        assertEquals(0, process.waitFor());
    }
}
