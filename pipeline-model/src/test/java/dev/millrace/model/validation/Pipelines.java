package dev.millrace.model.validation;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds documents for tests. */
public final class Pipelines {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();

    /** A node with settings as pairs. */
    public Pipelines node(String id, String kind, Object... settings) {
        return node(id, kind, Example.settings(settings));
    }

    public Pipelines node(String id, String kind, Map<String, Value> settings) {
        nodes.put(id, new Node(id, kind, "", settings));
        return this;
    }

    /** Rows (id bigint not null, name string, price decimal(10, 2), at timestamp) with event time at {@code at}. */
    public Pipelines orders(String id) {
        return node(
                id,
                "rows-source",
                Map.of(
                        "columns",
                                Example.list(
                                        Example.record("name", "id", "type", "bigint", "nullable", false),
                                        Example.record("name", "name", "type", "string"),
                                        Example.record("name", "price", "type", "decimal(10, 2)"),
                                        Example.record("name", "at", "type", "timestamp")),
                        "rows", Example.list(),
                        "eventTime", Example.record("field", "at")));
    }

    /** An edge such as {@code a.out -> b.in}. */
    public Pipelines edge(String from, String to) {
        String[] output = from.split("\\.", 2);
        String[] input = to.split("\\.", 2);
        edges.add(Edge.of(output[0], output[1], input[0], input[1]));
        return this;
    }

    public Pipelines parameter(String name, Parameter.Type type, Value defaultValue) {
        parameters.add(new Parameter(name, type, Optional.of(defaultValue), ""));
        return this;
    }

    public Pipelines parameter(String name, Parameter.Type type) {
        parameters.add(new Parameter(name, type, Optional.empty(), ""));
        return this;
    }

    public Pipeline build() {
        return Pipeline.EMPTY.withNodes(nodes).withEdges(edges).withParameters(parameters);
    }
}
