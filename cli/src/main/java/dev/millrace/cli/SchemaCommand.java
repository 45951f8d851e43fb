package dev.millrace.cli;

import dev.millrace.cli.report.Terminal;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.json.JsonSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of documents. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Print the JSON Schema of pipelines, with every operator on the class path.")
final class SchemaCommand implements Callable<Integer> {

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().println(JsonSchema.of(Catalog.shared()).strip());
        return 0;
    }
}
