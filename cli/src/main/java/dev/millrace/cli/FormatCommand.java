package dev.millrace.cli;

import dev.millrace.cli.report.ExitCode;
import dev.millrace.cli.report.ProblemReport;
import dev.millrace.cli.report.Terminal;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.file.DocumentStore;
import dev.millrace.model.json.PipelineWriter;
import dev.millrace.model.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings documents into the form in which Millrace saves them. */
@Command(
        name = "fmt",
        mixinStandardHelpOptions = true,
        description = "Bring pipelines into the one form in which the studio saves them.",
        footer = {"", "Exit code 0: done; 1: --check found a file in another form; 2: a file cannot be read."})
final class FormatCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The pipelines; each is replaced in one step.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--check", description = "Write nothing, name the files that are in another form.")
    private boolean check;

    FormatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return files.stream().mapToInt(this::format).max().orElse(ExitCode.DONE);
    }

    private int format(Path file) {
        OpenedDocument document = OpenedDocument.open(file);
        Optional<Pipeline> pipeline = document.pipeline();
        if (pipeline.isEmpty()) {
            document.reading().print(terminal);
            return ExitCode.BAD_INPUT;
        }
        if (holds(file, new PipelineWriter().writeBytes(pipeline.get()))) {
            return ExitCode.DONE;
        }
        if (check) {
            terminal.out().println(document.name());
            return ExitCode.FAILED;
        }
        return new DocumentStore()
                .save(file, pipeline.get())
                .map(problem -> unwritable(document, problem))
                .orElseGet(() -> {
                    terminal.out().println("formatted " + document.name());
                    return ExitCode.DONE;
                });
    }

    private static boolean holds(Path file, byte[] content) {
        try {
            return Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private int unwritable(OpenedDocument document, Problem problem) {
        new ProblemReport(document.name(), List.of(problem), document.read().sources(), false).print(terminal);
        return ExitCode.BAD_INPUT;
    }
}
