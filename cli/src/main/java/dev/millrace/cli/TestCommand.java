package dev.millrace.cli;

import dev.millrace.cli.report.ExitCode;
import dev.millrace.cli.report.ProblemReport;
import dev.millrace.cli.report.Reason;
import dev.millrace.cli.report.Terminal;
import dev.millrace.cli.streamtest.JUnitReport;
import dev.millrace.cli.streamtest.TestReport;
import dev.millrace.model.file.AtomicFiles;
import dev.millrace.runtime.streamtest.Comparison;
import dev.millrace.runtime.streamtest.StreamTestFiles;
import dev.millrace.runtime.streamtest.StreamTestFiles.FileProblems;
import dev.millrace.runtime.streamtest.StreamTestFiles.Loaded;
import dev.millrace.runtime.streamtest.StreamTestFiles.LoadedTest;
import dev.millrace.runtime.streamtest.StreamTestRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the stream tests of pipelines. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Run the stream tests of pipelines: the files tests/*.json beside each.",
        footer = {
            "",
            "Nothing outside is read or written: scripts replace the sources, and sinks do not run.",
            "Exit code 0: every test passed; 1: at least one did not; 2: bad input, nothing was run."
        })
final class TestCommand implements Callable<Integer> {

    private static final int MOST_PARALLEL = 128;

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    @Parameters(paramLabel = "PIPELINE", arity = "1..*", description = "The pipelines.")
    private List<Path> pipelines = new ArrayList<>();

    @Option(
            names = "--actual",
            paramLabel = "FILE.json",
            description = "Write every test with what really came out in the place of what was expected.")
    private @Nullable Path actual;

    @Option(names = "--junit", paramLabel = "FILE.xml", description = "Write the results as JUnit XML.")
    private @Nullable Path junit;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "1",
            description = "Into how many subtasks each operator may be split, 1 to 128 (default: ${DEFAULT-VALUE})."
                    + " Above 1, the order of what one step causes does not count.")
    private int parallelism;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Draws the order in which tasks have their turns (default: ${DEFAULT-VALUE}).")
    private long seed;

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (parallelism < 1 || parallelism > MOST_PARALLEL) {
            throw new ParameterException(
                    spec.commandLine(), "--parallelism " + parallelism + " is not in 1 to " + MOST_PARALLEL + ".");
        }
        checkWritable("--actual", actual);
        checkWritable("--junit", junit);
        List<Loaded> loaded = pipelines.stream().map(StreamTestFiles::load).toList();
        List<FileProblems> problems = loaded.stream()
                .flatMap(each -> each.problems().stream())
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            problems.forEach(this::print);
            return ExitCode.BAD_INPUT;
        }
        TestReport report = new TestReport(terminal);
        for (LoadedTest test :
                loaded.stream().flatMap(each -> each.tests().stream()).toList()) {
            StreamTestRun run = test.run(parallelism, seed);
            report.add(new TestReport.Result(test, run, Comparison.of(test.test(), run, parallelism == 1)));
        }
        boolean passed = report.finish();
        boolean actualWritten = write("--actual", actual, report.actual());
        boolean written = write("--junit", junit, JUnitReport.of(report.results())) && actualWritten;
        return !written ? ExitCode.BAD_INPUT : passed ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(FileProblems file) {
        new ProblemReport(file.file().toString(), file.problems(), file.sources(), file.fromText()).print(terminal);
    }

    private void checkWritable(String option, @Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " " + file + " cannot be written: it is a folder, or is in one that is not there or not"
                            + " writable.");
        }
        Path target = file.toAbsolutePath().normalize();
        for (Path pipeline : pipelines) {
            Path document = pipeline.toAbsolutePath().normalize();
            if (target.equals(document) || target.startsWith(document.resolveSibling(StreamTestFiles.FOLDER))) {
                throw new ParameterException(
                        spec.commandLine(),
                        option + " " + file + " would replace a pipeline or stand among its tests.");
            }
        }
    }

    private boolean write(String option, @Nullable Path file, String content) {
        if (file == null) {
            return true;
        }
        try {
            AtomicFiles.write(file, content.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException failure) {
            terminal.say("millrace: " + option + " " + file + " could not be written: " + Reason.of(failure) + ".");
            return false;
        }
    }
}
