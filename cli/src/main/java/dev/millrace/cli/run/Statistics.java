package dev.millrace.cli.run;

import dev.millrace.cli.report.JsonText;
import dev.millrace.model.catalog.Timestamps;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.Counters;
import dev.millrace.model.telemetry.Telemetry.NodeTelemetry;
import java.util.Locale;

/** What {@code --stats} writes; {@code docs/format.md} describes it. */
final class Statistics {

    private static final int VERSION = 1;

    private final Validated pipeline;
    private final HeadlessRun.Request request;

    Statistics(Validated pipeline, HeadlessRun.Request request) {
        this.pipeline = pipeline;
        this.request = request;
    }

    String of(Telemetry end) {
        RunFigures figures = RunFigures.of(pipeline, end);
        JsonText json = new JsonText().open('{');
        json.field("stats").number(VERSION);
        json.field("file").text(request.name());
        json.field("pipeline").text(pipeline.pipeline().name());
        json.field("state").text(word(end.state()));
        json.field("parallelism").number(request.parallelism());
        json.field("wallMs").number(end.elapsedMs());
        json.field("rows").number(figures.rows());
        json.field("rowsPerSecond").number(figures.rowsPerSecond(), 1);
        json.field("late").number(figures.total().late());
        json.field("errors").number(figures.total().errors());
        json.field("dropped").number(figures.total().dropped());
        end.failure().ifPresent(failure -> failure(json.field("failure"), failure));
        json.field("nodes").open('[');
        for (BoundNode node : pipeline.nodes().values()) {
            NodeTelemetry telemetry = end.nodes().get(node.node().id());
            if (telemetry != null) {
                node(json, node, telemetry);
            }
        }
        json.close(']').field("edges").open('[');
        end.edges()
                .forEach((edge, telemetry) -> json.open('{')
                        .field("from")
                        .text(edge.from().toString())
                        .field("to")
                        .text(edge.to().toString())
                        .field("rows")
                        .number(telemetry.rows())
                        .field("bytes")
                        .number(telemetry.bytes())
                        .close('}'));
        return json.close(']').close('}').finish();
    }

    private static void failure(JsonText json, RunFailure failure) {
        json.open('{').field("code").text(failure.code());
        json.field("category").text(word(failure.category()));
        failure.node().ifPresent(node -> json.field("node").text(node));
        json.field("message").text(failure.message());
        failure.row().ifPresent(row -> json.field("row").text(row));
        json.close('}');
    }

    private static void node(JsonText json, BoundNode node, NodeTelemetry telemetry) {
        json.open('{').field("id").text(node.node().id());
        json.field("kind").text(node.node().kind());
        json.field("state").text(word(telemetry.state()));
        counters(json, telemetry.counters());
        watermark(json.field("watermark"), telemetry.watermark());
        Summary.file(node).ifPresent(file -> json.field("file").text(file));
        json.field("subtasks").open('[');
        telemetry.subtasks().forEach(subtask -> {
            json.open('{').field("index").number(subtask.index());
            counters(json, subtask.counters());
            json.close('}');
        });
        json.close(']').close('}');
    }

    private static void counters(JsonText json, Counters counters) {
        json.field("rowsIn").number(counters.rowsIn()).field("rowsOut").number(counters.rowsOut());
        json.field("bytesIn").number(counters.bytesIn()).field("bytesOut").number(counters.bytesOut());
        json.field("late").number(counters.late());
        json.field("errors").number(counters.errors()).field("dropped").number(counters.dropped());
    }

    private static void watermark(JsonText json, long watermark) {
        if (watermark == Telemetry.NO_WATERMARK) {
            json.none();
        } else if (watermark == Telemetry.FINAL_WATERMARK) {
            json.text("end");
        } else {
            json.text(Timestamps.format(watermark));
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
