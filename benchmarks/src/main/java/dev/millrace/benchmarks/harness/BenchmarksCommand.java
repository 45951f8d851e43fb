package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command behind {@code benchmarks/run}. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the same pipelines by hand-written loops, Millrace and its peers, on the same rows, in turns.",
            "Prints tables and writes every single run as CSV to the output folder.",
            "",
            "benchmarks/run kernels ...  runs the JMH benchmarks instead, with JMH's own options."
        })
final class BenchmarksCommand implements Callable<Integer> {

    private static final double QUICK_SCALE = 0.2;
    private static final int QUICK_MINUTES = 6;

    @Option(names = "--measure", split = ",", description = "throughput, closing, latency, start-up (default: all).")
    private List<Plan.Measure> measures = List.of(Plan.Measure.values());

    @Option(names = "--workloads", split = ",", description = "W1 to W8 (default: all).")
    private List<Workload> workloads = List.of(Workload.values());

    @Option(
            names = "--contenders",
            split = ",",
            description =
                    "hand, hand-jackson, millrace, flink, flink-tuned, jet (default: all, each where it makes sense).")
    private List<ContenderKind> contenders = List.of(ContenderKind.values());

    @Option(names = "--parallelism", split = ",", description = "Default: 1,2. The hand-written loops stay at one.")
    private List<Integer> parallelisms = List.of(1, 2);

    @Option(names = "--rows", description = "Rows of hand-written loops and Millrace (default: by workload).")
    private long rows;

    @Option(names = "--peer-rows", description = "Rows of Flink and Jet, which take longer (default: by workload).")
    private long peerRows;

    @Option(names = "--scale", description = "Multiplies the default rows, such as 0.1 for a quick look.")
    private double scale = 1;

    @Option(names = "--warm-ups", description = "Runs that do not count (default: ${DEFAULT-VALUE}).")
    private int warmUps = 2;

    @Option(names = "--repetitions", description = "Runs that count (default: ${DEFAULT-VALUE}); the median is shown.")
    private int repetitions = 5;

    @Option(names = "--latency-seconds", description = "How long each latency run counts (default: ${DEFAULT-VALUE}).")
    private int latencySeconds = 30;

    @Option(
            names = "--minutes",
            description =
                    "How long the whole call may take, about (default: ${DEFAULT-VALUE}); repeats less if need be.")
    private int minutes = 25;

    @Option(names = "--quick", description = "Fewer rows and repetitions: about 6 minutes in all.")
    private boolean quick;

    @Option(
            names = "--processor-time",
            description = "Report and chart by processor time: for a machine that does other things meanwhile.")
    private boolean processorTime;

    @Option(names = "--heap", description = "Heap of each process (default: ${DEFAULT-VALUE}).")
    private String heap = "2g";

    @Option(names = "--jvm-option", description = "A further option for every process; may be repeated.")
    private List<String> jvmOptions = List.of();

    @Option(names = "--output", description = "Folder of the CSV files and logs (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("benchmarks", "target", "results");

    /** Runs the command and exits: 0 done, 1 failed or contenders disagree, 2 bad usage. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new BenchmarksCommand());
        line.registerConverter(Workload.class, named(Workload.class));
        line.registerConverter(ContenderKind.class, named(ContenderKind.class));
        line.registerConverter(Plan.Measure.class, named(Plan.Measure.class));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof BenchmarkException) {
                command.getErr().println(failure.getMessage());
                return 1;
            }
            throw failure;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Plan plan = plan();
        Path logs = Files.createDirectories(output.resolve("logs"));
        JavaCommand java = new JavaCommand(heap, jvmOptions, logs);
        PrintStream progress = System.err;
        System.out.printf(
                "%d processors, Java %s, heap %s%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), heap);
        for (Plan.Measure measure : plan.measures()) {
            Table table = switch (measure) {
                case THROUGHPUT -> new Throughput(plan, java, progress).measure(output.resolve("throughput.csv"));
                case CLOSING -> new Closings(progress).measure(output.resolve("closing.csv"));
                case LATENCY -> new Latencies(plan, java, progress).measure(output.resolve("latency.csv"));
                case START_UP -> new StartUps(plan, java, progress).measure(output.resolve("start-up.csv"));
            };
            System.out.printf("%n%s%n%s", heading(measure), table.aligned());
            if (measure == Plan.Measure.THROUGHPUT) {
                report();
            }
        }
        return 0;
    }

    private void report() throws IOException {
        Rates rates = Rates.read(output.resolve("throughput.csv"), processorTime);
        Files.writeString(output.resolve("throughput.md"), rates.markdown());
        String unit = "million rows a " + (processorTime ? "processor second" : "second");
        Files.writeString(output.resolve("throughput.svg"), Chart.of(rates, unit));
        System.out.printf("%nAs Markdown and as a chart: %s.{md,svg}%n", output.resolve("throughput"));
    }

    private Plan plan() {
        return new Plan(
                EnumSet.copyOf(measures),
                workloads,
                contenders.stream().sorted().toList(),
                parallelisms,
                quick
                        ? new Plan.Size(rows, peerRows, scale * QUICK_SCALE, 1, 3)
                        : new Plan.Size(rows, peerRows, scale, warmUps, repetitions),
                quick ? 5 : latencySeconds,
                throughputSeconds());
    }

    /** What the other measures leave of the time. */
    private long throughputSeconds() {
        int all = quick ? QUICK_MINUTES : minutes;
        return measures.size() == 1 ? all * 60L : all * 60L * 7 / 10;
    }

    /** Reads the constants of an enum as the tables write them, such as {@code hand-jackson}. */
    private static <E extends Enum<E>> ITypeConverter<E> named(Class<E> type) {
        return name -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().replace('_', '-').equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no '" + name + "'"));
    }

    private static String heading(Plan.Measure measure) {
        return switch (measure) {
            case THROUGHPUT -> "Whole pipelines, million rows a second";
            case CLOSING -> "Millrace: windows of many keys that one watermark closes";
            case LATENCY -> "Latency of W2's results at 100,000 rows a second, parallelism 1";
            case START_UP -> "From process start to the result of ten rows";
        };
    }
}
