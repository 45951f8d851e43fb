package dev.millrace.cli;

import dev.millrace.cli.report.Terminal;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints the script with which a shell completes commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a script that completes commands and options in bash and zsh.",
        footer = {"", "In bash: source <(./millrace completion)"})
final class CompletionCommand implements Callable<Integer> {

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(AutoComplete.bash("millrace", MillraceCommand.commandLine(terminal)));
        return 0;
    }
}
