package dev.millrace.model.edit;

import dev.millrace.model.document.Node;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
        before.nodes().forEach((id, node) -> nodes.put(id, renamed(node)));
        return before.withParameters(Parts.put(before.parameters(), index, renamed))
                .withNodes(nodes);
    }

    private Node renamed(Node node) {
        Map<String, Value> settings = renamed(node.settings());
        return settings.equals(node.settings()) ? node : new Node(node.id(), node.kind(), node.name(), settings);
    }

    private Map<String, Value> renamed(Map<String, Value> values) {
        Map<String, Value> renamed = new LinkedHashMap<>();
        values.forEach((key, value) -> renamed.put(key, renamed(value)));
        return renamed;
    }

    private Value renamed(Value value) {
        if (value instanceof Value.Text text) {
            return Value.of(text.text().replace("${" + from + "}", "${" + to + "}"));
        } else if (value instanceof Value.ListOf list) {
            List<Value> elements = new ArrayList<>();
            list.elements().forEach(element -> elements.add(renamed(element)));
            return new Value.ListOf(elements);
        } else if (value instanceof Value.RecordOf fields) {
            return new Value.RecordOf(renamed(fields.fields()));
        }
        return value;
    }

    @Override
    public String label() {
        return "Rename parameter " + from;
    }
}
