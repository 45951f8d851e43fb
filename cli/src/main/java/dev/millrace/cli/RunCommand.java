package dev.millrace.cli;

import dev.millrace.cli.report.Amounts;
import dev.millrace.cli.report.ExitCode;
import dev.millrace.cli.report.ProblemReport;
import dev.millrace.cli.report.Terminal;
import dev.millrace.cli.run.HeadlessRun;
import dev.millrace.cli.run.HeadlessRun.Request;
import dev.millrace.cli.run.ProgressMode;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.problem.Problem.Severity;
import dev.millrace.model.validation.PipelineValidator;
import dev.millrace.runtime.check.FileCheck;
import dev.millrace.runtime.run.RunOptions.Clock;
import dev.millrace.runtime.run.RunOptions.Live;
import dev.millrace.runtime.run.RunOptions.Replayed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a pipeline without a window. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run a pipeline on this machine until its input ends or Ctrl-C.",
        footer = {
            "",
            "Results go to the standard output, progress and summary to the standard error.",
            "Exit code 0: done; 1: failed while running; 2: bad input; 130: interrupted."
        })
final class RunCommand implements Callable<Integer> {

    private static final int MOST_PARALLEL = 128;
    private static final double FASTEST = 1e9;

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The pipeline.")
    private Path file = Path.of("");

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Give a parameter a value for this run.")
    private Map<String, String> parameters = new HashMap<>();

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "1",
            description = "Into how many subtasks each operator may be split, 1 to 128 (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(
            names = "--replay",
            description = "Let rows and the clock follow the sources' arrival fields, repeatable exactly.")
    private boolean replay;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "With --replay: recorded time per real time, such as 60 (default: as fast as possible).")
    private @Nullable Double speed;

    @Option(names = "--stats", paramLabel = "FILE.json", description = "Write what the run did to a file.")
    private @Nullable Path statistics;

    @Option(
            names = "--progress",
            paramLabel = "auto|plain|none",
            defaultValue = "auto",
            description = "auto: a bar on a terminal, otherwise a line a second; plain: lines; none: nothing.")
    private ProgressMode progress = ProgressMode.auto;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "-1",
            description = "Most rows of each table that are printed (default: 100 on a terminal, otherwise all).")
    private int rows;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkUsage();
        OpenedDocument document = OpenedDocument.open(file);
        if (document.pipeline().isEmpty()) {
            return refuse(document.reading());
        }
        Validated validated =
                PipelineValidator.standard().validate(document.pipeline().get(), ValidateCommand.values(parameters));
        List<Problem> problems = new ArrayList<>(document.read().problems());
        problems.addAll(validated.problems());
        if (validated.runnable()) {
            checkStatistics(FileCheck.files(validated, document.folder()));
            problems.addAll(FileCheck.of(validated, document.folder()));
        }
        ProblemReport report = document.checking(problems);
        if (report.failed()) {
            return refuse(report);
        }
        report.print(terminal);
        Request request = new Request(
                document.name(),
                document.folder(),
                parallelism,
                clock(),
                progress,
                Optional.ofNullable(statistics),
                rows);
        return new HeadlessRun(terminal, validated, request).call();
    }

    private Clock clock() {
        return replay ? new Replayed(speed == null ? 0 : speed) : new Live();
    }

    private void checkUsage() {
        if (speed != null && !replay) {
            throw new ParameterException(spec.commandLine(), "--speed is only for --replay.");
        }
        if (speed != null && !(speed > 0 && speed <= FASTEST)) {
            throw new ParameterException(spec.commandLine(), "--speed " + speed + " is not above 0 and at most 1e9.");
        }
        if (parallelism < 1 || parallelism > MOST_PARALLEL) {
            throw new ParameterException(
                    spec.commandLine(), "--parallelism " + parallelism + " is not in 1 to " + MOST_PARALLEL + ".");
        }
        if (statistics != null) {
            Path folder = statistics.toAbsolutePath().getParent();
            boolean possible = !Files.isDirectory(statistics) && folder != null && Files.isWritable(folder);
            if (!possible) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--stats " + statistics + " cannot be written: it is a folder, or is in"
                                + " one that is not there or not writable.");
            }
            if (isSame(statistics, file)) {
                throw new ParameterException(
                        spec.commandLine(), "--stats " + statistics + " is the pipeline itself, and would replace it.");
            }
        }
    }

    /** Statistics in the place of data would destroy it, or mix with it. */
    private void checkStatistics(List<Path> files) {
        if (statistics == null) {
            return;
        }
        for (Path data : files) {
            if (isSame(statistics, data)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--stats " + statistics + " is a file that the pipeline itself reads or writes.");
            }
        }
    }

    /** Two names of one file; also of one that is not there yet. Devices such as a terminal may have two users. */
    private static boolean isSame(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isRegularFile(one) && Files.isSameFile(one, other);
            }
            return !Files.exists(one)
                    && !Files.exists(other)
                    && one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize());
        } catch (IOException unknown) {
            return false;
        }
    }

    private int refuse(ProblemReport report) {
        report.print(terminal);
        terminal.say(Amounts.counted(report.count(Severity.ERROR), "error") + "; nothing was run.");
        return ExitCode.BAD_INPUT;
    }
}
