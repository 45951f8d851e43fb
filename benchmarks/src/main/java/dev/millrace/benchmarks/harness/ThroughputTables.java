package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.contender.Result;
import dev.millrace.benchmarks.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every run, and the medians with their ratios to the hand-written loop and to the same contender at parallelism 1. */
final class ThroughputTables {

    private final Map<String, Double> medians = new HashMap<>();
    private final Table runs = new Table(
            "workload",
            "parallelism",
            "contender",
            "repetition",
            "rows",
            "nanos",
            "cpu_nanos",
            "million_rows_per_second",
            "million_rows_per_cpu_second",
            "result_rows",
            "checksum");
    private final Table summary = new Table(
            "workload",
            "parallelism",
            "contender",
            "rows",
            "M rows/s",
            "least",
            "largest",
            "M rows/CPU s",
            "to hand",
            "to one");

    /** The runs that count of one contender; the hand-written loop comes first, parallelism 1 before others. */
    void add(Workload workload, int parallelism, ContenderKind kind, List<Run> measured) {
        for (int i = 0; i < measured.size(); i++) {
            addRun(workload, parallelism, kind, i + 1, measured.get(i));
        }
        Median rate = Median.of(measured.stream()
                .map(run -> run.result().millionRowsPerSecond())
                .toList());
        Median cpuRate =
                Median.of(measured.stream().map(Run::millionRowsPerCpuSecond).toList());
        medians.put(key(workload, parallelism, kind), rate.middle());
        summary.add(
                workload,
                parallelism,
                kind.title(),
                measured.getFirst().result().rows(),
                number(rate.middle()),
                number(rate.least()),
                number(rate.largest()),
                number(cpuRate.middle()),
                ratio(rate.middle(), key(workload, parallelism, ContenderKind.HAND)),
                ratio(rate.middle(), key(workload, 1, kind)));
    }

    private void addRun(Workload workload, int parallelism, ContenderKind kind, int repetition, Run run) {
        Result result = run.result();
        runs.add(
                workload,
                parallelism,
                kind.title(),
                repetition,
                result.rows(),
                result.nanos(),
                run.cpuNanos(),
                number(result.millionRowsPerSecond()),
                number(run.millionRowsPerCpuSecond()),
                result.resultRows(),
                result.checksum());
    }

    Table runs() {
        return runs;
    }

    Table summary() {
        return summary;
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
