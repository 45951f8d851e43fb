package dev.millrace.model.edit;

import dev.millrace.model.document.Node;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives a parameter another name; the settings that refer to it follow. */
public record RenameParameter(String from, String to) implements Edit {

    @Override
    public Pipeline apply(Pipeline before) {
        int index = SetParameter.indexOf(before.parameters(), from);
        if (index < 0 || SetParameter.indexOf(before.parameters(), to) >= 0) {
            throw new IllegalArgumentException("cannot rename parameter " + from + " to " + to);
        }
        Parameter old = before.parameters().get(index);
        Parameter renamed = new Parameter(to, old.type(), old.defaultValue(), old.help());
        Map<String, Node> nodes = new LinkedHashMap<>();
        ParameterUse use = ParameterUse.of(from);
        before.nodes().forEach((id, node) -> nodes.put(id, renamed(node, use)));
        return before.withParameters(Parts.put(before.parameters(), index, renamed))
                .withNodes(nodes);
    }

    private Node renamed(Node node, ParameterUse use) {
        return node.settings().values().stream().anyMatch(use::in)
                ? new Node(node.id(), node.kind(), node.name(), use.replacedBy(to, node.settings()))
                : node;
    }

    @Override
    public String label() {
        return "Rename parameter " + from;
    }
}
