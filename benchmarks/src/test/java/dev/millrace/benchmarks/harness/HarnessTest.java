package dev.millrace.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness with the hand-written loops, which start at once, in real processes. */
class HarnessTest {

    private static final Plan PLAN = new Plan(
            Set.of(),
            List.of(Workload.W1, Workload.W4),
            List.of(ContenderKind.HAND, ContenderKind.HAND_JACKSON),
            List.of(1),
            new Plan.Size(1_000, 0, 1, 1, 2),
            1,
            600);

    private final PrintStream progress = new PrintStream(OutputStream.nullOutputStream());

    @TempDir
    private Path folder;

    @Test
    void throughputWritesEveryRunThatCounts() throws IOException {
        Path csv = folder.resolve("throughput.csv");

        Table table = new Throughput(PLAN, java(), progress).measure(csv);

        assertEquals(4, table.aligned().lines().count(), table.aligned());
        List<String> runs = Files.readAllLines(csv).stream()
                .skip(1)
                .map(line -> line.replaceAll("([^,]*,[^,]*,[^,]*,[^,]*,[^,]*),.*", "$1"))
                .toList();
        assertEquals(
                List.of(
                        "W1,1,hand,1,1000",
                        "W1,1,hand,2,1000",
                        "W4,1,hand,1,1000",
                        "W4,1,hand,2,1000",
                        "W4,1,hand-jackson,1,1000",
                        "W4,1,hand-jackson,2,1000"),
                runs);
    }

    @Test
    void withoutTimeEverythingStillRunsOnce() throws IOException {
        Path csv = folder.resolve("throughput.csv");
        Plan hurried =
                new Plan(PLAN.measures(), PLAN.workloads(), PLAN.contenders(), PLAN.parallelisms(), PLAN.size(), 1, 0);

        new Throughput(hurried, java(), progress).measure(csv);

        assertEquals(1 + 3, Files.readAllLines(csv).size());
    }

    @Test
    void startUpIsMeasuredUntilTheResultIsPrinted() throws IOException {
        Table table = new StartUps(PLAN, java(), progress).measure(folder.resolve("start-up.csv"));

        assertTrue(table.aligned().contains("hand"), table.aligned());
    }

    @Test
    void failedProcessNamesItsLog() throws IOException {
        JavaCommand broken = new JavaCommand("64m", List.of("-XX:NoSuchOption"), folder);

        BenchmarkException failure = assertThrows(
                BenchmarkException.class,
                () -> new Throughput(PLAN, broken, progress).measure(folder.resolve("throughput.csv")));

        assertTrue(String.valueOf(failure.getMessage()).contains("W1-1-hand.log"), failure.getMessage());
    }

    private JavaCommand java() {
        return new JavaCommand("64m", List.of(), folder);
    }
}
