package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Pipeline.Annotations;
import dev.millrace.model.document.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The difference of two documents. It is every edit's inverse: being computed from the documents themselves, it cannot
 * forget anything that an edit touches. It keeps what differs and shares the rest, so that a long history of a large
 * document stays small.
 */
public final class Delta implements Edit {

    private final String label;
    private final Lists lists;
    private final Splice<Node> nodes;
    private final Splice<Edge> edges;
    private final Map<String, Optional<View.Box>> boxes;
    private final boolean empty;

    /** What is short enough to be kept whole; being immutable, it is shared with the document. */
    private record Lists(
            String name, String description, List<Parameter> parameters, List<Note> notes, List<Group> groups) {
        static Lists of(Pipeline pipeline) {
            return new Lists(
                    pipeline.name(),
                    pipeline.description(),
                    pipeline.parameters(),
                    pipeline.annotations().notes(),
                    pipeline.annotations().groups());
        }
    }

    private Delta(Pipeline from, Pipeline to, String label) {
        this.label = label;
        lists = Lists.of(to);
        nodes = Splice.between(
                List.copyOf(from.nodes().values()), List.copyOf(to.nodes().values()));
        edges = Splice.between(from.edges(), to.edges());
        boxes = boxes(from.view().boxes(), to.view().boxes());
        empty = nodes.isEmpty() && edges.isEmpty() && boxes.isEmpty() && lists.equals(Lists.of(from));
    }

    /** The edit that turns one document into the other. */
    public static Delta between(Pipeline from, Pipeline to, String label) {
        return new Delta(from, to, label);
    }

    private static Map<String, Optional<View.Box>> boxes(Map<String, View.Box> from, Map<String, View.Box> to) {
        Map<String, Optional<View.Box>> changed = new LinkedHashMap<>();
        from.keySet().forEach(id -> {
            if (!to.containsKey(id)) {
                changed.put(id, Optional.empty());
            }
        });
        to.forEach((id, box) -> {
            if (!box.equals(from.get(id))) {
                changed.put(id, Optional.of(box));
            }
        });
        return changed;
    }

    /** Whether the two documents were equal, orders included. */
    public boolean isEmpty() {
        return empty;
    }

    @Override
    public Pipeline apply(Pipeline before) {
        Map<String, Node> newNodes = before.nodes();
        if (!nodes.isEmpty()) {
            newNodes = new LinkedHashMap<>();
            for (Node node : nodes.apply(new ArrayList<>(before.nodes().values()))) {
                newNodes.put(node.id(), node);
            }
        }
        Map<String, View.Box> newBoxes = new LinkedHashMap<>(before.view().boxes());
        boxes.forEach((id, box) -> box.ifPresentOrElse(b -> newBoxes.put(id, b), () -> newBoxes.remove(id)));
        return new Pipeline(
                lists.name(),
                lists.description(),
                lists.parameters(),
                newNodes,
                edges.isEmpty() ? before.edges() : edges.apply(before.edges()),
                new Annotations(lists.notes(), lists.groups(), boxes.isEmpty() ? before.view() : new View(newBoxes)));
    }

    @Override
    public String label() {
        return label;
    }
}
