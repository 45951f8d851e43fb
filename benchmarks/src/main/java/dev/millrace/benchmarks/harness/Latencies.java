package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The latency of W2's results at 100,000 rows a second, one contender after the other, each in a process of its own that
 * has first run W2 at full speed so that its code is compiled.
 */
final class Latencies {

    private static final long ROWS_PER_SECOND = 100_000;
    private static final int WARM_UP_SECONDS = 5;

    private final Plan plan;
    private final JavaCommand java;
    private final PrintStream progress;

    Latencies(Plan plan, JavaCommand java, PrintStream progress) {
        this.plan = plan;
        this.java = java;
        this.progress = progress;
    }

    Table measure(Path csv) throws IOException {
        Table table = new Table("contender", "results", "p50 ms", "p99 ms", "p99.99 ms", "max ms");
        for (ContenderKind kind : plan.contenders()) {
            if (kind.measuresLatency()) {
                progress.println("latency of " + kind.title());
                Latency latency = measure(kind);
                table.add(
                        kind.title(),
                        latency.results(),
                        milliseconds(latency.p50()),
                        milliseconds(latency.p99()),
                        milliseconds(latency.p9999()),
                        milliseconds(latency.max()));
            }
        }
        table.writeCsv(csv);
        return table;
    }

    private Latency measure(ContenderKind kind) throws IOException {
        try (WorkerProcess worker = WorkerProcess.start(java, kind, "latency", 1)) {
            for (int i = 0; i < 2; i++) {
                worker.run(Workload.W2, Workload.W2.peerRows());
            }
            return worker.paced(ROWS_PER_SECOND, WARM_UP_SECONDS, plan.latencySeconds());
        }
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }
}
