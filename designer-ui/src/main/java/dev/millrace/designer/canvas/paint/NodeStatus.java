package dev.millrace.designer.canvas.paint;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.geometry.NodePorts;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.NodeTelemetry;
import dev.millrace.model.telemetry.Telemetry.TaskState;
import java.util.List;
import java.util.Optional;

/**
 * The bottom line of a node: what is wrong with it, else how its run goes, else what its rows look like.
 *
 * @param right at the line's end; may be empty
 */
record NodeStatus(String left, String right, Tone tone) {

    /** How the line is coloured. */
    enum Tone {
        QUIET,
        LIVE,
        WARNING,
        BAD
    }

    static NodeStatus of(
            String id, NodePorts ports, List<Problem> problems, Optional<Telemetry> telemetry, Validated validated) {
        Optional<Telemetry> shown =
                telemetry.filter(snapshot -> snapshot.nodes().containsKey(id));
        boolean running = shown.isPresent() && !shown.get().state().ended();
        if (!running && !problems.isEmpty()) {
            Problem worst =
                    problems.stream().filter(Problem::isError).findFirst().orElse(problems.getFirst());
            return new NodeStatus(worst.message(), "", worst.isError() ? Tone.BAD : Tone.WARNING);
        }
        NodeTelemetry live = shown.map(snapshot -> snapshot.nodes().get(id)).orElse(null);
        if (live != null) {
            return live(live, ports, failure(id, telemetry));
        }
        return schema(id, ports, validated);
    }

    private static Optional<String> failure(String id, Optional<Telemetry> telemetry) {
        return telemetry
                .flatMap(Telemetry::failure)
                .filter(failure -> failure.node().equals(Optional.of(id)))
                .map(failure -> failure.message());
    }

    private static NodeStatus live(NodeTelemetry live, NodePorts ports, Optional<String> failure) {
        if (live.state() == TaskState.FAILED || failure.isPresent()) {
            return new NodeStatus(failure.orElse("Failed"), "", Tone.BAD);
        }
        boolean source = ports.inputs().isEmpty();
        long rows = source ? live.counters().rowsOut() : live.counters().rowsIn();
        double rate = source ? live.rates().rowsOutPerSecond() : live.rates().rowsInPerSecond();
        boolean runs = live.state() == TaskState.RUNNING;
        StringBuilder left = new StringBuilder();
        boolean late = live.counters().late() > 0;
        boolean errors = live.counters().errors() > 0;
        String unit = late || errors ? "/s" : " rows/s";
        left.append(runs && rate >= 0.5 ? Amounts.of(rate) + unit : Amounts.of(rows) + " rows");
        if (late) {
            left.append(" \u00b7 ").append(Amounts.of(live.counters().late())).append(" late");
        }
        if (errors) {
            left.append(" \u00b7 ").append(Amounts.of(live.counters().errors())).append(" bad");
        }
        return new NodeStatus(left.toString(), Amounts.watermark(live.watermark()), runs ? Tone.LIVE : Tone.QUIET);
    }

    private static NodeStatus schema(String id, NodePorts ports, Validated validated) {
        Optional<Schema> schema = ports.outputs().stream()
                .findFirst()
                .flatMap(port -> Optional.ofNullable(validated.schemas().get(new PortRef(id, port.name()))));
        return schema.map(known -> new NodeStatus(
                        known.width() == 1 ? "1 column" : known.width() + " columns",
                        known.eventTime() ? "event time" : "",
                        Tone.QUIET))
                .orElse(new NodeStatus("", "", Tone.QUIET));
    }
}
