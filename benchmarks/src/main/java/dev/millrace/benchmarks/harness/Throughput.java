package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.contender.Result;
import dev.millrace.benchmarks.hand.HandLoop;
import dev.millrace.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whole pipelines in turns: for each workload and parallelism all contenders are started and warmed up, then each runs
 * once, then each once more, and so on, so that whatever else the machine does in the meantime meets all alike. Every
 * result is compared with the one a hand-written loop gives in this process.
 */
final class Throughput {

    /** A contender and its process, with the rates measured so far. */
    private record Runner(ContenderKind kind, WorkerProcess worker, List<Double> rates) {}

    private final Plan plan;
    private final JavaCommand java;
    private final PrintStream progress;
    private final HandLoop reference = HandLoop.withByteScanner();
    private final Map<String, Result> expected = new HashMap<>();
    private final Map<String, Double> medians = new HashMap<>();
    private final Table runs = new Table(
            "workload",
            "parallelism",
            "contender",
            "repetition",
            "rows",
            "nanos",
            "million_rows_per_second",
            "result_rows",
            "checksum");
    private final Table summary = new Table(
            "workload", "parallelism", "contender", "rows", "M rows/s", "least", "largest", "to hand", "to one");

    Throughput(Plan plan, JavaCommand java, PrintStream progress) {
        this.plan = plan;
        this.java = java;
        this.progress = progress;
    }

    Table measure(Path csv) throws IOException {
        for (Workload workload : plan.workloads()) {
            for (int parallelism : plan.parallelisms()) {
                measure(workload, parallelism);
                runs.writeCsv(csv);
            }
        }
        return summary;
    }

    private void measure(Workload workload, int parallelism) throws IOException {
        List<Runner> runners = new ArrayList<>();
        try {
            for (ContenderKind kind : plan.contenders()) {
                if (kind.measuresThroughputOf(workload)) {
                    WorkerProcess worker = WorkerProcess.start(java, kind, workload.name(), parallelism);
                    runners.add(new Runner(kind, worker, new ArrayList<>()));
                }
            }
            for (int turn = 1; turn <= plan.size().warmUps() + plan.size().repetitions(); turn++) {
                for (Runner runner : runners) {
                    run(workload, parallelism, runner, turn - plan.size().warmUps());
                }
            }
        } finally {
            runners.forEach(runner -> runner.worker.close());
        }
        runners.forEach(runner -> summarise(workload, parallelism, runner.kind, Median.of(runner.rates)));
    }

    /** One run; a repetition below 1 is a warm-up. */
    private void run(Workload workload, int parallelism, Runner runner, int repetition) throws IOException {
        Result result = run(runner.worker, runner.kind, workload);
        progress.printf(
                Locale.ROOT,
                "%s parallelism %d, %s: %s %.2f million rows/s%n",
                workload,
                parallelism,
                repetition > 0 ? "repetition " + repetition : "warm-up",
                runner.kind.title(),
                result.millionRowsPerSecond());
        if (repetition > 0) {
            runner.rates.add(result.millionRowsPerSecond());
            addRun(workload, parallelism, runner.kind, repetition, result);
        }
    }

    private Result run(WorkerProcess worker, ContenderKind kind, Workload workload) throws IOException {
        long rows = plan.size().rowsOf(workload, kind);
        Result result = worker.run(workload, rows);
        Result right = expected.computeIfAbsent(workload + " " + rows, key -> reference.run(workload, rows));
        if (!result.agreesWith(right)) {
            throw new BenchmarkException("%s of %s gave %d result rows with checksum %d; expected %d with %d"
                    .formatted(
                            workload,
                            kind.title(),
                            result.resultRows(),
                            result.checksum(),
                            right.resultRows(),
                            right.checksum()));
        }
        return result;
    }

    private void addRun(Workload workload, int parallelism, ContenderKind kind, int repetition, Result result) {
        runs.add(
                workload,
                parallelism,
                kind.title(),
                repetition,
                result.rows(),
                result.nanos(),
                number(result.millionRowsPerSecond()),
                result.resultRows(),
                result.checksum());
    }

    private void summarise(Workload workload, int parallelism, ContenderKind kind, Median rate) {
        medians.put(key(workload, parallelism, kind), rate.middle());
        summary.add(
                workload,
                parallelism,
                kind.title(),
                plan.size().rowsOf(workload, kind),
                number(rate.middle()),
                number(rate.least()),
                number(rate.largest()),
                ratio(rate.middle(), key(workload, parallelism, ContenderKind.HAND)),
                ratio(rate.middle(), key(workload, 1, kind)));
    }

    private String ratio(double rate, String other) {
        Double base = medians.get(other);
        return base == null ? "" : number(rate / base);
    }

    private static String key(Workload workload, int parallelism, ContenderKind kind) {
        return workload + " " + parallelism + " " + kind;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.2f", value);
    }
}
