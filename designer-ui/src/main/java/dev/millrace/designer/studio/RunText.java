package dev.millrace.designer.studio;

import dev.millrace.designer.run.RunPhase;
import dev.millrace.designer.run.RunViewModel;
import dev.millrace.model.document.Edge;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.NodeTelemetry;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A run in words, for the status bar and notices. */
final class RunText {

    private RunText() {}

    /** State, rows, rate, time and watermark on one line. */
    static String of(RunViewModel run) {
        RunPhase phase = run.phaseProperty().get();
        String amounts = run.telemetryProperty()
                .get()
                .map(telemetry -> "   " + amounts(telemetry) + rate(telemetry, phase) + watermark(telemetry))
                .orElse("");
        return switch (phase) {
            case IDLE ->
                run.startProblemProperty().get().isEmpty()
                        ? run.blockedProperty().get().isEmpty()
                                ? "Ready"
                                : run.blockedProperty().get()
                        : run.startProblemProperty().get();
            case STARTING -> "Starting";
            case RUNNING -> "Running" + amounts;
            case PAUSED -> "Paused" + amounts;
            case ENDED -> ending(run) + amounts;
        };
    }

    private static String ending(RunViewModel run) {
        return run.telemetryProperty()
                .get()
                .map(telemetry -> switch (telemetry.state()) {
                    case FINISHED -> "Finished";
                    case CANCELLED -> "Stopped";
                    default -> "Failed";
                })
                .orElse("Ended");
    }

    /** Rows that the sources have given, and the time. */
    static String amounts(Telemetry telemetry) {
        long rows = sources(telemetry).values().stream()
                .mapToLong(node -> node.counters().rowsOut())
                .sum();
        return String.format(Locale.ROOT, "%,d rows in %.1f s", rows, telemetry.elapsedMs() / 1000.0);
    }

    private static String rate(Telemetry telemetry, RunPhase phase) {
        if (phase != RunPhase.RUNNING) {
            return "";
        }
        double rate = sources(telemetry).values().stream()
                .mapToDouble(node -> node.rates().rowsOutPerSecond())
                .sum();
        return String.format(Locale.ROOT, "   %,.0f rows/s", rate);
    }

    /** The least watermark of the sources, while there is one. */
    private static String watermark(Telemetry telemetry) {
        long least = sources(telemetry).values().stream()
                .mapToLong(NodeTelemetry::watermark)
                .min()
                .orElse(Telemetry.NO_WATERMARK);
        if (least == Telemetry.NO_WATERMARK || least == Telemetry.FINAL_WATERMARK) {
            return "";
        }
        return "   watermark "
                + Instant.ofEpochMilli(least).toString().replace('T', ' ').replace("Z", "");
    }

    private static Map<String, NodeTelemetry> sources(Telemetry telemetry) {
        Set<String> fed = telemetry.edges().keySet().stream()
                .map(Edge::to)
                .map(port -> port.node())
                .collect(Collectors.toSet());
        return telemetry.nodes().entrySet().stream()
                .filter(entry -> !fed.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
