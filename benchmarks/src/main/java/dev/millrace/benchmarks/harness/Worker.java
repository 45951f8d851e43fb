package dev.millrace.benchmarks.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.contender.PacedContender;
import dev.millrace.benchmarks.contender.PacedRun;
import dev.millrace.benchmarks.contender.Result;
import dev.millrace.benchmarks.workload.Workload;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;

/**
 * The process of one contender at one parallelism. It takes a request a line from standard input and answers each with
 * a line on standard output; what libraries print goes to standard error.
 *
 * <pre>
 * run WORKLOAD ROWS                      result ROWS NANOS RESULT_ROWS CHECKSUM CPU_NANOS
 * paced ROWS_A_SECOND WARM_UP SECONDS    latency RESULTS P50 P99 P9999 MAX    (nanoseconds)
 * </pre>
 */
final class Worker {

    private static final OperatingSystemMXBean PROCESSOR =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Worker() {}

    /** Arguments: the contender's title and the parallelism. */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        try (PacedContender contender = ContenderKind.of(arguments[0]).open(Integer.parseInt(arguments[1]))) {
            answers.println("ready");
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                answers.println(answer(contender, line.split(" ", -1)));
            }
        }
    }

    private static String answer(PacedContender contender, String[] request) throws Exception {
        return switch (request[0]) {
            case "run" -> {
                long cpuStart = PROCESSOR.getProcessCpuTime();
                Result result = contender.run(Workload.of(request[1]), Long.parseLong(request[2]));
                yield line(result, PROCESSOR.getProcessCpuTime() - cpuStart);
            }
            case "paced" -> {
                PacedRun run = new PacedRun(
                        Long.parseLong(request[1]), Integer.parseInt(request[2]), Integer.parseInt(request[3]));
                contender.run(run);
                yield line(run.latencyNanos());
            }
            default -> throw new IllegalArgumentException("unknown request " + request[0]);
        };
    }

    private static String line(Result result, long cpuNanos) {
        return "result %d %d %d %d %d"
                .formatted(result.rows(), result.nanos(), result.resultRows(), result.checksum(), cpuNanos);
    }

    private static String line(Histogram nanos) {
        return "latency %d %d %d %d %d"
                .formatted(
                        nanos.getTotalCount(),
                        nanos.getValueAtPercentile(50),
                        nanos.getValueAtPercentile(99),
                        nanos.getValueAtPercentile(99.99),
                        nanos.getMaxValue());
    }
}
