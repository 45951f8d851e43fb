package dev.millrace.cli.run;

import dev.millrace.model.catalog.OperatorKind.Category;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.Counters;
import dev.millrace.model.telemetry.Telemetry.NodeTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a snapshot says about the run as a whole.
 *
 * @param rows that all sources gave
 * @param progress share of the input that has been read by the source that is furthest behind; empty if unknown
 * @param watermark the least among the sources that have one; empty if none has or the input is over
 */
record RunFigures(long rows, long elapsedMs, OptionalDouble progress, OptionalLong watermark, Counters total) {

    static RunFigures of(Validated pipeline, Telemetry telemetry) {
        long rows = 0;
        double progress = 1;
        boolean known = true;
        long watermark = Telemetry.FINAL_WATERMARK;
        Counters total = Counters.ZERO;
        for (BoundNode bound : pipeline.nodes().values()) {
            Optional<NodeTelemetry> live =
                    Optional.ofNullable(telemetry.nodes().get(bound.node().id()));
            if (live.isEmpty()) {
                continue;
            }
            NodeTelemetry node = live.get();
            total = total.plus(node.counters());
            if (bound.kind().category() == Category.SOURCE) {
                rows += node.counters().rowsOut();
                known &= node.progress() >= 0;
                progress = Math.min(progress, node.progress());
                if (node.watermark() != Telemetry.NO_WATERMARK) {
                    watermark = Math.min(watermark, node.watermark());
                }
            }
        }
        return new RunFigures(
                rows,
                telemetry.elapsedMs(),
                known ? OptionalDouble.of(progress) : OptionalDouble.empty(),
                watermark == Telemetry.FINAL_WATERMARK ? OptionalLong.empty() : OptionalLong.of(watermark),
                total);
    }

    /** The sinks, in the order of the document. */
    static List<BoundNode> sinks(Validated pipeline) {
        List<BoundNode> sinks = new ArrayList<>();
        for (String id : pipeline.pipeline().nodes().keySet()) {
            BoundNode bound = pipeline.nodes().get(id);
            if (bound != null && bound.kind().category() == Category.SINK) {
                sinks.add(bound);
            }
        }
        return sinks;
    }

    double rowsPerSecond() {
        return elapsedMs == 0 ? 0 : rows * 1_000.0 / elapsedMs;
    }

    /** How long the rest takes if it goes on as it did; empty as long as that is a guess. */
    OptionalLong leftMs() {
        if (progress.isEmpty() || progress.getAsDouble() < 0.01 || elapsedMs < 500) {
            return OptionalLong.empty();
        }
        double share = progress.getAsDouble();
        return OptionalLong.of(Math.round(elapsedMs * (1 - share) / share));
    }
}
