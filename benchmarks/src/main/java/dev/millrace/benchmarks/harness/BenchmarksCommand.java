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

    @Option(names = "--measure", split = ",", description = "throughput, latency, start-up (default: all three).")
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
                case LATENCY -> new Latencies(plan, java, progress).measure(output.resolve("latency.csv"));
                case START_UP -> new StartUps(plan, java, progress).measure(output.resolve("start-up.csv"));
            };
            System.out.printf("%n%s%n%s", heading(measure), table.aligned());
        }
        return 0;
    }

    private Plan plan() {
        return new Plan(
                EnumSet.copyOf(measures),
                workloads,
                contenders.stream().sorted().toList(),
                parallelisms,
                new Plan.Size(rows, peerRows, scale, warmUps, repetitions),
                latencySeconds);
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
            case LATENCY -> "Latency of W2's results at 100,000 rows a second, parallelism 1";
            case START_UP -> "From process start to the result of ten rows";
        };
    }
}
