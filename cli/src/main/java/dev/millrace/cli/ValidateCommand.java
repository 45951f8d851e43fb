package dev.millrace.cli;

import dev.millrace.cli.report.Amounts;
import dev.millrace.cli.report.ExitCode;
import dev.millrace.cli.report.JsonText;
import dev.millrace.cli.report.ProblemReport;
import dev.millrace.cli.report.Terminal;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.problem.Problem.Severity;
import dev.millrace.model.validation.PipelineValidator;
import dev.millrace.runtime.check.FileCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks documents without running them. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check pipelines without running them.",
        footer = {"", "Exit code 0: every pipeline can run; 2: at least one cannot."})
final class ValidateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The pipelines.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Print all problems as JSON to the standard output.")
    private boolean json;

    @Option(names = "--files", description = "Also check that the files to read are there and those to write can be.")
    private boolean withFiles;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Give a parameter a value, as in run.")
    private Map<String, String> parameters = new HashMap<>();

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<ProblemReport> reports = files.stream().map(this::check).toList();
        if (json) {
            JsonText text = new JsonText().open('[');
            reports.forEach(report -> report.write(text));
            terminal.out().print(text.close(']').finish());
        } else {
            reports.forEach(this::print);
        }
        return reports.stream().anyMatch(ProblemReport::failed) ? ExitCode.BAD_INPUT : ExitCode.DONE;
    }

    private ProblemReport check(Path file) {
        OpenedDocument document = OpenedDocument.open(file);
        if (document.pipeline().isEmpty()) {
            return document.reading();
        }
        var validated =
                PipelineValidator.standard().validate(document.pipeline().get(), values(parameters));
        List<Problem> problems = new ArrayList<>(document.read().problems());
        problems.addAll(validated.problems());
        if (withFiles && validated.runnable()) {
            problems.addAll(FileCheck.of(validated, document.folder()));
        }
        return document.checking(problems);
    }

    /** Values of parameters as text, which the validator converts to the parameters' types. */
    static Map<String, Value> values(Map<String, String> given) {
        Map<String, Value> values = new HashMap<>();
        given.forEach((name, value) -> values.put(name, Value.of(value)));
        return values;
    }

    private void print(ProblemReport report) {
        report.print(terminal);
        terminal.out().println(report.file() + ": " + verdict(report));
    }

    private static String verdict(ProblemReport report) {
        long errors = report.count(Severity.ERROR);
        long warnings = report.count(Severity.WARNING);
        String count = Amounts.counted(errors, "error") + ", " + Amounts.counted(warnings, "warning");
        return errors > 0 ? count : warnings > 0 ? "can run; " + count : "can run";
    }
}
