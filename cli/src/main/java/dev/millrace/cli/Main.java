package dev.millrace.cli;

import dev.millrace.cli.report.Terminal;

/** The command line program; {@code ./millrace} starts it. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.system();
        int exitCode = MillraceCommand.execute(terminal, arguments);
        terminal.flush();
        System.exit(exitCode);
    }
}
