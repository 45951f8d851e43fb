package dev.millrace.model.validation;

import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A node of a known kind with its checked settings and the ports that follow from them. Equal only to itself: the
 * validator keeps one per node and parameters, so that what was bound for it is found without comparing settings again.
 */
final class CheckedNode {

    private final Node node;
    private final OperatorKind kind;
    private final CheckedSettings settings;
    private final List<Port> inputPorts;
    private final List<Port> outputPorts;

    CheckedNode(OperatorKind kind, Node node, ParameterTable parameters) {
        this.node = node;
        this.kind = kind;
        this.settings = CheckedSettings.of(kind, node, parameters);
        this.inputPorts = ports(kind::inputs);
        this.outputPorts = ports(kind::outputs);
    }

    /** A kind that fails does not take the others along. */
    private List<Port> ports(Function<Settings, List<Port>> ask) {
        try {
            return List.copyOf(ask.apply(settings.settings()));
        } catch (RuntimeException failure) {
            settings.problems().failed(kind, failure);
            return List.of();
        }
    }

    Node node() {
        return node;
    }

    OperatorKind kind() {
        return kind;
    }

    CheckedSettings settings() {
        return settings;
    }

    List<Port> inputPorts() {
        return inputPorts;
    }

    List<Port> outputPorts() {
        return outputPorts;
    }

    Optional<Port> input(String port) {
        return find(inputPorts, port);
    }

    Optional<Port> output(String port) {
        return find(outputPorts, port);
    }

    private static Optional<Port> find(List<Port> ports, String name) {
        return ports.stream().filter(port -> port.name().equals(name)).findFirst();
    }
}
