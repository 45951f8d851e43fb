package dev.millrace.cli;

import dev.millrace.cli.report.ExitCode;
import dev.millrace.cli.report.Terminal;
import dev.millrace.model.problem.Suggestion;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command without a name: it knows the others. */
@Command(
        name = "millrace",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Draws, runs and checks stream processing pipelines.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nThe launcher itself knows two more:%n",
        footer = {
            "  studio [FILE]  Open the studio; so does ./millrace without a command.",
            "  verify         Build everything and run all tests.",
            "",
            "Exit codes: 0 done, 1 failed while running, 2 bad input or usage, 130 interrupted.",
            "NO_COLOR=1 keeps the output free of colours."
        })
final class MillraceCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    private MillraceCommand() {}

    /** Runs one command and gives its exit code; nothing that it is given makes it throw. */
    static int execute(Terminal terminal, String... arguments) {
        return commandLine(terminal, arguments).execute(arguments);
    }

    /** The whole command line, for help and completion. */
    static CommandLine commandLine(Terminal terminal) {
        CommandLine line = root();
        commands(terminal).forEach((name, command) -> line.addSubcommand(name, command.get()));
        line.addSubcommand("help", new HelpCommand());
        return configured(line, terminal);
    }

    /** Only the command that is named, if one is: the others would cost a start some 50 ms. */
    private static CommandLine commandLine(Terminal terminal, String... arguments) {
        Supplier<Object> named =
                arguments.length == 0 ? null : commands(terminal).get(arguments[0]);
        if (named == null) {
            return commandLine(terminal);
        }
        CommandLine line = root();
        line.addSubcommand(arguments[0], named.get());
        return configured(line, terminal);
    }

    private static Map<String, Supplier<Object>> commands(Terminal terminal) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("run", () -> new RunCommand(terminal));
        commands.put("test", () -> new TestCommand(terminal));
        commands.put("validate", () -> new ValidateCommand(terminal));
        commands.put("fmt", () -> new FormatCommand(terminal));
        commands.put("render", () -> new RenderCommand(terminal));
        commands.put("templates", () -> new TemplatesCommand(terminal));
        commands.put("new", () -> new NewCommand(terminal));
        commands.put("schema", () -> new SchemaCommand(terminal));
        commands.put("completion", () -> new CompletionCommand(terminal));
        return commands;
    }

    private static CommandLine root() {
        return new CommandLine(new MillraceCommand());
    }

    private static CommandLine configured(CommandLine line, Terminal terminal) {
        return line.setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colorsOut() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((problem, arguments) -> misused(terminal, problem))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(terminal, failure));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static int misused(Terminal terminal, ParameterException problem) {
        Optional<String> unknown = unknownCommand(problem);
        if (unknown.isPresent()) {
            terminal.say("millrace: there is no command \"" + unknown.get() + "\".");
            terminal.say("    "
                    + Suggestion.fix(
                            unknown.get(),
                            problem.getCommandLine().getSubcommands().keySet()));
        } else {
            terminal.say("millrace: " + problem.getMessage());
            UnmatchedArgumentException.printSuggestions(
                    problem, problem.getCommandLine().getErr());
        }
        terminal.say("Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.BAD_INPUT;
    }

    /** The word in the place of a command that is none. */
    private static Optional<String> unknownCommand(ParameterException problem) {
        boolean root = problem.getCommandLine().getParent() == null;
        return root && problem instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream().findFirst().filter(word -> !word.startsWith("-"))
                : Optional.empty();
    }

    private static int failed(Terminal terminal, Exception failure) {
        terminal.say("millrace: this should not have happened: " + failure);
        if (System.getenv("MILLRACE_DEBUG") == null) {
            terminal.say("    With MILLRACE_DEBUG=1 in the environment you see where; please report it.");
        } else {
            failure.printStackTrace(terminal.err());
        }
        return ExitCode.FAILED;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
