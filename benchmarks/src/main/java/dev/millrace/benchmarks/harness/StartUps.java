package dev.millrace.benchmarks.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.benchmarks.ContenderKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From the start of a process to the result of W2 over ten rows, in turns; and the whole of {@code ./millrace run} over a
 * file of ten rows, as a user waits for it.
 */
final class StartUps {

    private static final String COMMAND = "./millrace run";

    private final Plan plan;
    private final JavaCommand java;
    private final PrintStream progress;

    StartUps(Plan plan, JavaCommand java, PrintStream progress) {
        this.plan = plan;
        this.java = java;
        this.progress = progress;
    }

    Table measure(Path csv) throws IOException {
        Map<ContenderKind, List<Double>> seconds = new EnumMap<>(ContenderKind.class);
        List<Double> commands = new ArrayList<>();
        // The first turn only brings the files into the system's cache, and has the launcher build what it needs.
        for (int repetition = 0; repetition <= plan.size().repetitions(); repetition++) {
            for (ContenderKind kind : plan.contenders()) {
                if (kind.measuresStartUp()) {
                    double measured = measure(kind);
                    progress.printf(Locale.ROOT, "start-up of %s: %.2f s%n", kind.title(), measured);
                    if (repetition > 0) {
                        seconds.computeIfAbsent(kind, key -> new ArrayList<>()).add(measured);
                    }
                }
            }
            if (plan.contenders().contains(ContenderKind.MILLRACE)) {
                double measured = command();
                progress.printf(Locale.ROOT, "%s: %.2f s%n", COMMAND, measured);
                if (repetition > 0) {
                    commands.add(measured);
                }
            }
        }
        Table table = new Table("contender", "seconds", "least", "largest");
        seconds.forEach((kind, values) -> add(table, kind.title(), values));
        if (!commands.isEmpty()) {
            add(table, COMMAND, commands);
        }
        table.writeCsv(csv);
        return table;
    }

    private static void add(Table table, String title, List<Double> values) {
        Median median = Median.of(values);
        table.add(title, number(median.middle()), number(median.least()), number(median.largest()));
    }

    /** The command, from its start to its end. */
    private double command() throws IOException {
        Path document = TenRowFile.in(java.logs());
        long start = System.nanoTime();
        Process process = new ProcessBuilder("./millrace", "run", document.toString(), "--progress", "none")
                .redirectError(java.logs().resolve("start-up-command.log").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new BenchmarkException("./millrace run has failed; see " + java.logs());
            }
            return (System.nanoTime() - start) / 1e9;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted while waiting for ./millrace run");
        } finally {
            process.destroyForcibly();
        }
    }

    private double measure(ContenderKind kind) throws IOException {
        long start = System.nanoTime();
        Process process = java.start(TenRows.class, "start-up-" + kind.title(), List.of(kind.title()));
        try (BufferedReader output = process.inputReader(UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("Result")) {
                    return (System.nanoTime() - start) / 1e9;
                }
            }
            throw new BenchmarkException("start-up of " + kind.title() + " has failed; see " + java.logs());
        } finally {
            process.destroyForcibly();
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
