package dev.millrace.designer.testing;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.document.View;
import dev.millrace.model.document.View.Box;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.Counters;
import dev.millrace.model.telemetry.Telemetry.EdgeTelemetry;
import dev.millrace.model.telemetry.Telemetry.NodeTelemetry;
import dev.millrace.model.telemetry.Telemetry.Rates;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.model.telemetry.Telemetry.Shares;
import dev.millrace.model.telemetry.Telemetry.TaskState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents and snapshots that tests and pictures show. */
public final class Samples {

    private Samples() {}

    /** A pipeline with every category but joins, a second output in use, a note and a group; one node has an error. */
    public static Pipeline earthquakes() {
        return new PipelineReader().read("""
                        {
                          "millrace": 1,
                          "name": "Earthquakes by network",
                          "nodes": [
                            {"id": "quakes", "kind": "csv-source", "name": "Earthquakes", "settings": {
                              "path": "data/earthquakes.csv",
                              "columns": [
                                {"name": "time", "type": "timestamp", "nullable": false},
                                {"name": "network", "type": "string"},
                                {"name": "magnitude", "type": "double", "from": "mag"}],
                              "eventTime": {"field": "time", "maxDisorder": "2h"}}},
                            {"id": "strong", "kind": "filter", "name": "Felt by people", "settings": {
                              "condition": "magnitude >= 2.5 AND network <> 'us'"}},
                            {"id": "windows", "kind": "window-aggregate", "name": "Six hours per network", "settings": {
                              "keys": ["network"],
                              "window": {"type": "tumbling", "size": "6h"},
                              "aggregates": [
                                {"name": "quakes", "function": "count"},
                                {"name": "largest", "function": "max", "argument": "magnitude"}]}},
                            {"id": "result", "kind": "table-sink", "name": "", "settings": {}},
                            {"id": "late", "kind": "csv-sink", "name": "Late rows", "settings": {}}
                          ],
                          "edges": [
                            {"from": "quakes.out", "to": "strong.in"},
                            {"from": "strong.out", "to": "windows.in"},
                            {"from": "windows.out", "to": "result.in"},
                            {"from": "windows.late", "to": "late.in"}
                          ],
                          "notes": [{"id": "why", "text": "USGS publishes some quakes hours after they happen. What comes later than two hours goes to its own file."}],
                          "view": {"boxes": {
                            "quakes": {"x": 0, "y": 96},
                            "strong": {"x": 296, "y": 96},
                            "windows": {"x": 592, "y": 96},
                            "result": {"x": 912, "y": 24},
                            "late": {"x": 912, "y": 168},
                            "why": {"x": 592, "y": 232, "width": 264, "height": 72}
                          }}
                        }
                        """).pipeline().orElseThrow();
    }

    /** A node of every kind, named by its kind, with every setting that a form can show. */
    public static Pipeline everyKind() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        Map<String, Box> boxes = new LinkedHashMap<>();
        for (OperatorKind kind : Catalog.shared().kinds()) {
            Map<String, Value> settings = new LinkedHashMap<>();
            for (SettingSpec spec : kind.settings()) {
                settings.put(spec.key(), spec.defaultValue().orElseGet(() -> example(spec.type())));
            }
            int row = nodes.size() / 4;
            boxes.put(kind.key(), Box.at(nodes.size() % 4 * 296.0, row * 128.0));
            nodes.put(kind.key(), new Node(kind.key(), kind.key(), "", settings));
        }
        return Pipeline.EMPTY.withNodes(nodes).withView(new View(boxes));
    }

    private static Value example(SettingSpec.Type type) {
        return switch (type) {
            case SettingSpec.BooleanType ignored -> Value.of(true);
            case SettingSpec.IntegerType ignored -> new Value.Numeric(java.math.BigDecimal.TEN);
            case SettingSpec.NumberType ignored -> new Value.Numeric(java.math.BigDecimal.ONE);
            case SettingSpec.ChoiceType choice ->
                Value.of(choice.options().getFirst().value());
            case SettingSpec.ExpressionType ignored -> Value.of("magnitude >= 2.5 AND network <> 'us'");
            case SettingSpec.DurationType ignored -> Value.of("1m30s");
            case SettingSpec.DataTypeType ignored -> Value.of("timestamp");
            case SettingSpec.ListType list -> new Value.ListOf(List.of(example(list.element())));
            case SettingSpec.RecordType record -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                record.fields().forEach(field -> fields.put(field.key(), example(field.type())));
                yield new Value.RecordOf(fields);
            }
            default -> Value.of("magnitude");
        };
    }

    /** A moment of a run of {@link #earthquakes}. */
    public static Telemetry earthquakesRunning() {
        Map<String, NodeTelemetry> nodes = new LinkedHashMap<>();
        nodes.put("quakes", node(1_204_331, 12_400, 0.31, 0.02));
        nodes.put("strong", node(1_204_100, 12_400, 0.22, 0.0));
        nodes.put("windows", node(431_200, 4_420, 0.86, 0.0));
        nodes.put("result", node(1_844, 18, 0.02, 0.0));
        nodes.put("late", node(12, 0, 0.0, 0.0));
        Map<Edge, EdgeTelemetry> edges = new LinkedHashMap<>();
        edges.put(Edge.of("quakes", "out", "strong", "in"), edge(1_204_100, 12_400, 0.12));
        edges.put(Edge.of("strong", "out", "windows", "in"), edge(431_200, 4_420, 0.72));
        edges.put(Edge.of("windows", "out", "result", "in"), edge(1_844, 18, 0.05));
        edges.put(Edge.of("windows", "late", "late", "in"), edge(12, 0, 0.95));
        return new Telemetry(RunState.RUNNING, 1_000, 97_000, nodes, edges, Optional.empty());
    }

    private static NodeTelemetry node(long rows, double rate, double busy, double held) {
        return new NodeTelemetry(
                TaskState.RUNNING,
                new Counters(rows, rows, 0, 0, rows == 431_200 ? 12 : 0, 0, 0),
                new Rates(rate, rate, 0),
                new Shares(busy, held, 1 - busy - held),
                1_762_176_000_000L,
                0.4,
                List.of());
    }

    private static EdgeTelemetry edge(long rows, double rate, double fill) {
        return new EdgeTelemetry(rows, 0, rate, fill, 0, 0, List.of());
    }

    /** Rows of filters, each feeding the next: as large as asked. */
    public static Pipeline large(int count) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        List<Edge> edges = new ArrayList<>();
        Map<String, Box> boxes = new LinkedHashMap<>();
        int columns = (int) Math.ceil(Math.sqrt(count));
        for (int i = 0; i < count; i++) {
            String id = "node-" + i;
            boolean first = i % columns == 0;
            String kind = first ? "csv-source" : i % columns == columns - 1 ? "table-sink" : "filter";
            Map<String, Value> settings =
                    kind.equals("filter") ? Map.of("condition", Value.of("magnitude > " + i)) : Map.of();
            nodes.put(id, new Node(id, kind, first ? "Source " + i / columns : "", settings));
            int row = i / columns;
            boxes.put(id, Box.at((i % columns) * 296.0, row * 128.0));
            if (!first) {
                edges.add(Edge.of("node-" + (i - 1), "out", id, "in"));
            }
        }
        return Pipeline.EMPTY.withNodes(nodes).withEdges(edges).withView(new View(boxes));
    }
}
