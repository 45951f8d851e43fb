package dev.millrace.model.geometry;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The ports that a node shows: those of its kind for its settings, then those that only edges know, so that every edge
 * has two ends even in a broken document.
 */
public record NodePorts(List<Port> inputs, List<Port> outputs) {

    public NodePorts {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * @param edges those that begin or end at the node; others are ignored
     */
    public static NodePorts of(Node node, Catalog catalog, Collection<Edge> edges) {
        NodePorts known = catalog.kind(node.kind())
                .map(kind -> ofKind(kind, node))
                .orElseGet(() -> new NodePorts(List.of(), List.of()));
        return known.withEdges(node, edges);
    }

    // Ports may depend on settings, and a document's settings may have any shape: where the kind cannot read them,
    // validation says what is wrong and the node shows the ports of the kind's defaults.
    private static NodePorts ofKind(OperatorKind kind, Node node) {
        try {
            return ofSettings(kind, Settings.of(kind.settings(), node.settings()));
        } catch (RuntimeException unreadable) {
            return ofSettings(kind, Settings.of(kind.settings(), Map.of()));
        }
    }

    private static NodePorts ofSettings(OperatorKind kind, Settings settings) {
        return new NodePorts(kind.inputs(settings), kind.outputs(settings));
    }

    private NodePorts withEdges(Node node, Collection<Edge> edges) {
        List<Port> allInputs = new ArrayList<>(inputs);
        List<Port> allOutputs = new ArrayList<>(outputs);
        for (Edge edge : edges) {
            if (edge.to().node().equals(node.id())) {
                addUnknown(allInputs, edge.to().port());
            }
            if (edge.from().node().equals(node.id())) {
                addUnknown(allOutputs, edge.from().port());
            }
        }
        return new NodePorts(allInputs, allOutputs);
    }

    private static void addUnknown(List<Port> ports, String name) {
        if (index(ports, name) < 0) {
            ports.add(Port.output(name, name));
        }
    }

    /** Position of an input port, or -1. */
    public int input(String name) {
        return index(inputs, name);
    }

    /** Position of an output port, or -1. */
    public int output(String name) {
        return index(outputs, name);
    }

    private static int index(List<Port> ports, String name) {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
