package dev.millrace.runtime.harness;

import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.document.Value;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.validation.PipelineValidator;
import dev.millrace.runtime.engine.Harness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node to be driven.
 *
 * @param changelog whether its inputs are changelogs
 */
record OperatorCase(String kind, String name, Map<String, Value> settings, boolean changelog) {

    static final String NODE = "tested";

    /** @param settings the inside of the settings' object, with ' in the place of " and ` in the place of ' */
    static OperatorCase of(String kind, String name, String settings) {
        String document = ("{'millrace': 1, 'name': 'case', 'nodes': [{'id': 'tested', 'kind': '" + kind
                        + "', 'settings': {" + settings + "}}], 'edges': []}")
                .replace('\'', '"')
                .replace('`', '\'');
        Node node = new PipelineReader()
                .read(document)
                .pipeline()
                .orElseThrow()
                .nodes()
                .get(NODE);
        return new OperatorCase(kind, name, node == null ? Map.of() : node.settings(), false);
    }

    OperatorCase onChangelogs() {
        return new OperatorCase(kind, name + ", on changelogs", settings, true);
    }

    /** The node behind sources, one for each input, of {@link RandomInput}'s fields. */
    Validated pipeline(OperatorKind operator) {
        Pipeline sources = Harness.read(RandomInput.document()).pipeline();
        Map<String, Node> nodes = new LinkedHashMap<>(sources.nodes());
        nodes.remove(changelog ? "" : "changes");
        nodes.put(NODE, new Node(NODE, kind, "", settings));
        List<Edge> edges = new ArrayList<>(changelog ? sources.edges() : List.of());
        String from = changelog ? "changes" : "rows";
        operator.inputs(Settings.of(operator.settings(), settings))
                .forEach(port -> edges.add(new Edge(new PortRef(from, "out"), new PortRef(NODE, port.name()))));
        return PipelineValidator.standard().validate(sources.withNodes(nodes).withEdges(edges), Map.of());
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
