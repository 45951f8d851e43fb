package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Ids;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Pipeline.Annotations;
import dev.millrace.model.document.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What edits have in common: finding parts of a document, and changing one of them. */
final class Parts {

    private Parts() {}

    static Node node(Pipeline pipeline, String id) {
        return pipeline.node(id).orElseThrow(() -> new IllegalArgumentException("there is no node " + id));
    }

    static Pipeline replace(Pipeline pipeline, Node node) {
        if (node(pipeline, node.id()).equals(node)) {
            return pipeline;
        }
        Map<String, Node> nodes = new LinkedHashMap<>(pipeline.nodes());
        nodes.put(node.id(), node);
        return pipeline.withNodes(nodes);
    }

    static int indexOf(Pipeline pipeline, Edge edge) {
        int index = pipeline.edges().indexOf(edge);
        if (index < 0) {
            throw new IllegalArgumentException("there is no edge " + edge.id());
        }
        return index;
    }

    /** The id of something that is added must be one, and not be taken. */
    static void requireFree(Pipeline pipeline, String id) {
        if (!Ids.isValid(id)) {
            throw new IllegalArgumentException("no id: " + id);
        }
        Annotations annotations = pipeline.annotations();
        if (pipeline.nodes().containsKey(id)
                || annotations.notes().stream().anyMatch(note -> note.id().equals(id))
                || annotations.groups().stream().anyMatch(group -> group.id().equals(id))) {
            throw new IllegalArgumentException("the id " + id + " is taken");
        }
    }

    static Pipeline withNotes(Pipeline pipeline, List<Note> notes) {
        Annotations old = pipeline.annotations();
        return pipeline.withAnnotations(new Annotations(notes, old.groups(), old.view()));
    }

    static Pipeline withGroups(Pipeline pipeline, List<Group> groups) {
        Annotations old = pipeline.annotations();
        return pipeline.withAnnotations(new Annotations(old.notes(), groups, old.view()));
    }

    static Pipeline withBoxes(Pipeline pipeline, Map<String, View.Box> boxes) {
        if (boxes.isEmpty()) {
            return pipeline;
        }
        Map<String, View.Box> all = new LinkedHashMap<>(pipeline.view().boxes());
        all.putAll(boxes);
        return pipeline.withView(new View(all));
    }

    static Pipeline withoutBoxes(Pipeline pipeline, Collection<String> ids) {
        Map<String, View.Box> left = new LinkedHashMap<>(pipeline.view().boxes());
        return left.keySet().removeAll(ids) ? pipeline.withView(new View(left)) : pipeline;
    }

    /** The list with one more element, or with the new one in the old one's place. */
    static <T> List<T> put(List<T> list, int index, T element) {
        List<T> changed = new ArrayList<>(list);
        if (index < 0) {
            changed.add(element);
        } else {
            changed.set(index, element);
        }
        return changed;
    }

    /** {@code Delete node} or {@code Delete 3 nodes}. */
    static String counted(String verb, int count, String noun) {
        return count == 1 ? verb + " " + noun : verb + " " + count + " " + noun + "s";
    }
}
