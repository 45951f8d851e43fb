package dev.millrace.cli;

import dev.millrace.cli.report.ExitCode;
import dev.millrace.cli.report.Reason;
import dev.millrace.cli.report.Terminal;
import dev.millrace.model.problem.Suggestion;
import dev.millrace.templates.TemplateLibrary;
import dev.millrace.templates.TemplateLibrary.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies a template. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Put a template's pipeline, manual and data into a new or empty folder.")
final class NewCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "TEMPLATE", description = "One of those that 'millrace templates' lists.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "FOLDER", description = "Where the files go.")
    private Path folder = Path.of("");

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<Template> template = TemplateLibrary.find(id);
        if (template.isEmpty()) {
            terminal.say("millrace: there is no template \"" + id + "\".");
            terminal.say("    "
                    + Suggestion.fix(
                            id, TemplateLibrary.all().stream().map(Template::id).toList()));
            return ExitCode.BAD_INPUT;
        }
        try {
            Path document = template.get().copyTo(folder);
            terminal.out().println("Created " + document + ". Run it: millrace run " + document);
            return ExitCode.DONE;
        } catch (IOException failed) {
            terminal.say("millrace: the folder " + folder + " cannot be filled: " + Reason.of(failed) + ".");
            terminal.say("    Name a folder that is empty or not there yet.");
            return ExitCode.BAD_INPUT;
        }
    }
}
