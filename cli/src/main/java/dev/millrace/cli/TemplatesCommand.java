package dev.millrace.cli;

import dev.millrace.cli.report.Terminal;
import dev.millrace.templates.TemplateLibrary;
import dev.millrace.templates.TemplateLibrary.Template;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the templates. */
@Command(
        name = "templates",
        mixinStandardHelpOptions = true,
        description = "List the pipelines that come with Millrace.")
final class TemplatesCommand implements Callable<Integer> {

    private final Terminal terminal;

    TemplatesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (Template template : TemplateLibrary.all()) {
            terminal.out().println(template.id());
            terminal.out().println("    " + template.description());
        }
        terminal.out().println();
        terminal.out().println("To start from one of them: millrace new TEMPLATE FOLDER");
        return 0;
    }
}
