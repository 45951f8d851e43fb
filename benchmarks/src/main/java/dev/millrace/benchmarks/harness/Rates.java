package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Medians of the runs in a file of {@link Throughput}, in million rows a second. */
final class Rates {

    private record Cell(Workload workload, int parallelism, ContenderKind contender) {}

    private final Map<Cell, List<Double>> runs = new HashMap<>();

    /**
     * Reads a file.
     *
     * @param byProcessor rows by second of processor time instead of the clock's
     */
    static Rates read(Path csv, boolean byProcessor) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<String> names = List.of(lines.getFirst().split(",", -1));
        int rate = names.indexOf(byProcessor ? "million_rows_per_cpu_second" : "million_rows_per_second");
        Rates rates = new Rates();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Cell cell = new Cell(Workload.of(cells[0]), Integer.parseInt(cells[1]), ContenderKind.of(cells[2]));
            rates.runs.computeIfAbsent(cell, key -> new ArrayList<>()).add(Double.parseDouble(cells[rate]));
        }
        return rates;
    }

    List<Workload> workloads() {
        return runs.keySet().stream().map(Cell::workload).distinct().sorted().toList();
    }

    List<Integer> parallelisms() {
        return runs.keySet().stream().map(Cell::parallelism).distinct().sorted().toList();
    }

    OptionalDouble of(Workload workload, int parallelism, ContenderKind contender) {
        List<Double> all = runs.get(new Cell(workload, parallelism, contender));
        return all == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Median.of(all).middle());
    }

    /** The table of {@code docs/performance.md}. */
    String markdown() {
        StringBuilder text = new StringBuilder("| workload | parallelism | hand | millrace | to hand | flink | to flink"
                + " | jet | to jet |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (Workload workload : workloads()) {
            for (int parallelism : parallelisms()) {
                OptionalDouble own = of(workload, parallelism, ContenderKind.MILLRACE);
                OptionalDouble hand = of(workload, parallelism, ContenderKind.HAND);
                OptionalDouble flink = of(workload, parallelism, ContenderKind.FLINK);
                OptionalDouble jet = of(workload, parallelism, ContenderKind.JET);
                text.append("| ")
                        .append(String.join(
                                " | ",
                                workload + " " + workload.title(),
                                String.valueOf(parallelism),
                                shown(hand),
                                shown(own),
                                ratio(own, hand),
                                shown(flink),
                                ratio(own, flink),
                                shown(jet),
                                ratio(own, jet)))
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private static String ratio(OptionalDouble rate, OptionalDouble other) {
        return rate.isEmpty() || other.isEmpty()
                ? ""
                : shown(OptionalDouble.of(rate.getAsDouble() / other.getAsDouble()));
    }

    /** Two digits that count. */
    static String shown(OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        double number = value.getAsDouble();
        return String.format(Locale.ROOT, number >= 10 ? "%.0f" : number >= 1 ? "%.1f" : "%.2f", number);
    }
}
