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
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whole pipelines in turns: for each workload and parallelism all contenders are started and warmed up, then each runs
 * once, then each once more, and so on, so that whatever else the machine does in the meantime meets all alike. Every
 * result is compared with the one a hand-written loop gives in this process.
 */
final class Throughput {

    /** A contender and its process, with the runs that count so far. */
    private record Runner(ContenderKind kind, WorkerProcess worker, List<Run> runs) {}

    private final Plan plan;
    private final JavaCommand java;
    private final PrintStream progress;
    private final HandLoop reference = HandLoop.withByteScanner();
    private final Map<String, Result> expected = new HashMap<>();
    private final ThroughputTables tables = new ThroughputTables();

    Throughput(Plan plan, JavaCommand java, PrintStream progress) {
        this.plan = plan;
        this.java = java;
        this.progress = progress;
    }

    Table measure(Path csv) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(plan.throughputSeconds());
        int left = plan.workloads().size() * plan.parallelisms().size();
        for (Workload workload : plan.workloads()) {
            for (int parallelism : plan.parallelisms()) {
                measure(workload, parallelism, System.nanoTime() + (end - System.nanoTime()) / left--);
                tables.runs().writeCsv(csv);
            }
        }
        return tables.summary();
    }

    /** Measures until the end that was given, with one repetition at least. */
    private void measure(Workload workload, int parallelism, long endNanos) throws IOException {
        List<Runner> runners = new ArrayList<>();
        try {
            for (ContenderKind kind : plan.contenders()) {
                if (kind.measuresThroughputOf(workload)) {
                    WorkerProcess worker = WorkerProcess.start(java, kind, workload.name(), parallelism);
                    runners.add(new Runner(kind, worker, new ArrayList<>()));
                }
            }
            int turns = plan.size().warmUps() + plan.size().repetitions();
            long longest = 0;
            for (int turn = 1; turn <= turns; turn++) {
                long start = System.nanoTime();
                if (turn > plan.size().warmUps() + 1 && start + longest > endNanos) {
                    progress.println("no time for more repetitions");
                    break;
                }
                for (Runner runner : runners) {
                    run(workload, parallelism, runner, turn - plan.size().warmUps());
                }
                longest = Math.max(longest, System.nanoTime() - start);
            }
        } finally {
            runners.forEach(runner -> runner.worker.close());
        }
        runners.stream()
                .filter(runner -> !runner.runs.isEmpty())
                .forEach(runner -> tables.add(workload, parallelism, runner.kind, runner.runs));
    }

    /** One run; a repetition below 1 is a warm-up. */
    private void run(Workload workload, int parallelism, Runner runner, int repetition) throws IOException {
        Run run = runner.worker.run(workload, plan.size().rowsOf(workload, runner.kind));
        Optional<String> wrong = difference(workload, runner.kind, run.result());
        if (wrong.isPresent()) {
            if (runner.kind.fast()) {
                throw new BenchmarkException(wrong.get());
            }
            progress.println(wrong.get() + ": not counted");
            return;
        }
        if (repetition > 0) {
            runner.runs.add(run);
        }
        progress.printf(
                Locale.ROOT,
                "%s parallelism %d, %s: %s %.2f million rows/s%n",
                workload,
                parallelism,
                repetition > 0 ? "repetition " + repetition : "warm-up",
                runner.kind.title(),
                run.result().millionRowsPerSecond());
    }

    /**
     * What is wrong with a result. A peer's is left out of its figures: now and then one drops rows as late that are not.
     */
    private Optional<String> difference(Workload workload, ContenderKind kind, Result result) {
        Result right =
                expected.computeIfAbsent(workload + " " + result.rows(), key -> reference.run(workload, result.rows()));
        if (result.agreesWith(right)) {
            return Optional.empty();
        }
        return Optional.of("%s of %s gave %d result rows with checksum %d; expected %d with %d"
                .formatted(
                        workload,
                        kind.title(),
                        result.resultRows(),
                        result.checksum(),
                        right.resultRows(),
                        right.checksum()));
    }
}
