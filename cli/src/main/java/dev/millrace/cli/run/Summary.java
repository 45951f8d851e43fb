package dev.millrace.cli.run;

import dev.millrace.cli.report.Amounts;
import dev.millrace.cli.report.Terminal;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.spec.SinkSpecs.CsvSinkSpec;
import dev.millrace.model.spec.SinkSpecs.JsonlSinkSpec;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.Counters;
import dev.millrace.model.telemetry.Telemetry.NodeTelemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The lines below the results: how the run ended and what became of the rows. */
final class Summary {

    private static final String GREEN = "\u001B[32m";
    private static final String RED = "\u001B[31m";
    private static final String YELLOW = "\u001B[33m";
    private static final String PLAIN = "\u001B[0m";

    private final Terminal terminal;
    private final Validated pipeline;
    private final Path folder;

    Summary(Terminal terminal, Validated pipeline, Path folder) {
        this.terminal = terminal;
        this.pipeline = pipeline;
        this.folder = folder;
    }

    /** What people call a node. */
    static String name(BoundNode bound) {
        return bound.node().name().isEmpty() ? bound.node().id() : bound.node().name();
    }

    /** The file that a sink writes, if it writes one. */
    static Optional<String> file(BoundNode sink) {
        return switch (sink.spec()) {
            case CsvSinkSpec csv -> Optional.of(csv.path());
            case JsonlSinkSpec json -> Optional.of(json.path());
            default -> Optional.empty();
        };
    }

    void print(Telemetry end) {
        terminal.out().flush();
        RunFigures figures = RunFigures.of(pipeline, end);
        end.failure().ifPresent(this::printFailure);
        terminal.say(state(end.state()) + " in " + Amounts.duration(end.elapsedMs()) + ": "
                + Amounts.counted(figures.rows(), "row") + " read, " + Amounts.shortened(figures.rowsPerSecond())
                + " rows/s");
        for (BoundNode sink : RunFigures.sinks(pipeline)) {
            long rows = counters(end, sink).rowsIn();
            String file = file(sink)
                    .map(path -> end.state() == RunState.FINISHED
                            ? " to " + folder.resolve(path).normalize()
                            : ", file not written")
                    .orElse("");
            terminal.say("  " + name(sink) + ": " + Amounts.counted(rows, "row") + file);
        }
        for (BoundNode node : pipeline.nodes().values()) {
            Counters counters = counters(end, node);
            if (counters.late() > 0) {
                terminal.say("  " + Amounts.counted(counters.late(), "late row") + " at " + name(node));
            }
            long sent = counters.errors() - counters.dropped();
            if (sent > 0) {
                terminal.say("  " + Amounts.counted(sent, "row") + " with an error left " + name(node));
            }
            if (counters.dropped() > 0) {
                terminal.say("  " + Amounts.counted(counters.dropped(), "row") + " dropped at " + name(node));
            }
        }
    }

    private static Counters counters(Telemetry end, BoundNode bound) {
        Map<String, NodeTelemetry> nodes = end.nodes();
        NodeTelemetry node = nodes.get(bound.node().id());
        return node == null ? Counters.ZERO : node.counters();
    }

    private void printFailure(RunFailure failure) {
        String node = failure.node()
                .map(id -> " in node " + id
                        + Optional.ofNullable(pipeline.nodes().get(id))
                                .map(bound -> bound.node().name())
                                .filter(name -> !name.isEmpty())
                                .map(name -> " (" + name + ")")
                                .orElse(""))
                .orElse("");
        terminal.say(colored(RED, "error") + node + ": " + failure.message() + " [" + failure.code() + "]");
        failure.row().ifPresent(row -> terminal.say("    row: " + row));
    }

    private String state(RunState state) {
        return switch (state) {
            case FINISHED -> colored(GREEN, "finished");
            case FAILED -> colored(RED, "failed");
            case CANCELLED -> colored(YELLOW, "cancelled");
            case STARTING, RUNNING, PAUSED -> state.name();
        };
    }

    private String colored(String color, String text) {
        return terminal.colorsErr() ? color + text + PLAIN : text;
    }
}
