package dev.millrace.model.edit;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.document.View.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Edits that people could make, from a seed. */
final class RandomEdits {

    private final Random random;
    private final List<Function<Pipeline, Optional<Edit>>> sorts = List.of(
            this::addNodes,
            this::addNodes,
            this::removeNodes,
            this::placeBoxes,
            this::placeBoxes,
            this::setSetting,
            this::setSetting,
            this::setSetting,
            this::unsetSetting,
            this::rename,
            this::changeId,
            this::connect,
            this::connect,
            this::disconnect,
            this::replaceEdge,
            this::insertOnEdge,
            this::parameter,
            this::removeParameter,
            this::renameParameter,
            this::note,
            this::removeNotes,
            this::group,
            this::removeGroups,
            pipeline -> Optional.of(new SetTitle(text(), text())),
            this::replaceDocument,
            this::composite,
            this::paste,
            this::delete);

    RandomEdits(Random random) {
        this.random = random;
    }

    /** An edit that fits this document. */
    Edit next(Pipeline pipeline) {
        while (true) {
            Optional<Edit> edit = pick(sorts).orElseThrow().apply(pipeline);
            if (edit.isPresent()) {
                return edit.get();
            }
        }
    }

    private <T> Optional<T> pick(List<T> from) {
        return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
    }

    private Optional<Node> pickNode(Pipeline pipeline) {
        return pick(List.copyOf(pipeline.nodes().values()));
    }

    private Set<String> someIds(Pipeline pipeline) {
        Set<String> ids = new HashSet<>();
        pipeline.nodes().keySet().stream().filter(id -> random.nextInt(3) == 0).forEach(ids::add);
        return ids;
    }

    private String text() {
        return pick(List.of("", "a", "a > 1", "${p-1}", "${p-2} and ${p-3}", "x\ny", "é😀"))
                .orElseThrow();
    }

    private Value value() {
        return switch (random.nextInt(6)) {
            case 0 -> Value.of(random.nextInt(5));
            case 1 -> Value.of(random.nextBoolean());
            case 2 -> Value.of(List.of(value(), value()));
            case 3 -> Value.of(Map.of("name", Value.of(text()), "other", value()));
            default -> Value.of(text());
        };
    }

    private Box box() {
        return new Box(random.nextInt(3), random.nextInt(1000), random.nextInt(2) * 80, 0, "");
    }

    private Node node(String id) {
        Map<String, Value> settings = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            settings.put("s" + i, value());
        }
        return new Node(id, "filter", "", settings);
    }

    private Optional<Edit> addNodes(Pipeline pipeline) {
        IdGenerator ids = new IdGenerator(pipeline);
        List<Node> nodes = new ArrayList<>();
        Map<String, Box> boxes = new HashMap<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Node node = node(ids.next("filter"));
            nodes.add(node);
            boxes.put(node.id(), box());
        }
        return Optional.of(new AddNodes(nodes, List.of(edge(nodes.get(0), nodes.get(nodes.size() - 1))), boxes));
    }

    private Edge edge(Node from, Node to) {
        return Edge.of(from.id(), random.nextBoolean() ? "out" : "late", to.id(), "in");
    }

    private Optional<Edit> removeNodes(Pipeline pipeline) {
        return random.nextBoolean()
                ? pickNode(pipeline).map(node -> new RemoveNodes(Set.of(node.id())))
                : Optional.of(new RemoveNodes(someIds(pipeline)));
    }

    private Optional<Edit> placeBoxes(Pipeline pipeline) {
        return pickNode(pipeline).map(node -> new PlaceBoxes(Map.of(node.id(), box())));
    }

    private Optional<Edit> setSetting(Pipeline pipeline) {
        return pickNode(pipeline).map(node -> new SetSetting(node.id(), "s" + random.nextInt(3), value()));
    }

    private Optional<Edit> unsetSetting(Pipeline pipeline) {
        return pickNode(pipeline).map(node -> new UnsetSetting(node.id(), "s" + random.nextInt(3)));
    }

    private Optional<Edit> rename(Pipeline pipeline) {
        return pickNode(pipeline).map(node -> new RenameNode(node.id(), text()));
    }

    private Optional<Edit> changeId(Pipeline pipeline) {
        String id = new IdGenerator(pipeline).next("changed");
        return pickNode(pipeline).map(node -> new ChangeNodeId(node.id(), id));
    }

    private Optional<Edit> connect(Pipeline pipeline) {
        return pickNode(pipeline).flatMap(from -> pickNode(pipeline).map(to -> new Connect(edge(from, to))));
    }

    private Optional<Edit> disconnect(Pipeline pipeline) {
        return pick(pipeline.edges()).map(Disconnect::one);
    }

    private Optional<Edit> replaceEdge(Pipeline pipeline) {
        return pick(pipeline.edges())
                .flatMap(old -> pickNode(pipeline)
                        .map(to -> new ReplaceEdge(
                                old, Edge.of(old.from().node(), old.from().port(), to.id(), "in"))));
    }

    private Optional<Edit> insertOnEdge(Pipeline pipeline) {
        Node node = node(new IdGenerator(pipeline).next("inserted"));
        return pick(pipeline.edges()).map(edge -> new InsertOnEdge(edge, node, box(), "in", "out"));
    }

    private Optional<Edit> parameter(Pipeline pipeline) {
        return Optional.of(new SetParameter(new Parameter(
                "p-" + random.nextInt(4),
                Parameter.Type.STRING,
                random.nextBoolean() ? Optional.of(value()) : Optional.empty(),
                text())));
    }

    private Optional<Edit> removeParameter(Pipeline pipeline) {
        return pick(pipeline.parameters()).map(parameter -> new RemoveParameter(parameter.name()));
    }

    private Optional<Edit> renameParameter(Pipeline pipeline) {
        String fresh = "p-" + (100 + random.nextInt(1_000_000));
        return pick(pipeline.parameters()).map(parameter -> new RenameParameter(parameter.name(), fresh));
    }

    private Optional<Edit> note(Pipeline pipeline) {
        String id = random.nextBoolean()
                ? pick(pipeline.annotations().notes()).map(Note::id).orElse("note-1")
                : new IdGenerator(pipeline).next("note");
        return Optional.of(new SetNote(new Note(id, text())));
    }

    private Optional<Edit> removeNotes(Pipeline pipeline) {
        return pick(pipeline.annotations().notes()).map(note -> new RemoveNotes(Set.of(note.id())));
    }

    private Optional<Edit> group(Pipeline pipeline) {
        String id = random.nextBoolean()
                ? pick(pipeline.annotations().groups()).map(Group::id).orElse("group-1")
                : new IdGenerator(pipeline).next("group");
        return Optional.of(new SetGroup(new Group(id, text(), List.copyOf(someIds(pipeline)))));
    }

    private Optional<Edit> removeGroups(Pipeline pipeline) {
        return pick(pipeline.annotations().groups()).map(group -> new RemoveGroups(Set.of(group.id())));
    }

    private Optional<Edit> replaceDocument(Pipeline pipeline) {
        List<Node> shuffled = new ArrayList<>(pipeline.nodes().values());
        java.util.Collections.shuffle(shuffled, random);
        Map<String, Node> nodes = new LinkedHashMap<>();
        shuffled.forEach(node -> nodes.put(node.id(), node));
        return Optional.of(new ReplaceDocument(pipeline.withNodes(nodes), "Paste document"));
    }

    private Optional<Edit> composite(Pipeline pipeline) {
        Edit first = next(pipeline);
        Edit second = next(first.apply(pipeline));
        return Optional.of(new Composite("Two at once", List.of(first, second)));
    }

    private Optional<Edit> paste(Pipeline pipeline) {
        return pipeline.nodes().size() > 30
                ? Optional.empty()
                : Optional.of(Fragment.of(pipeline, someIds(pipeline))
                        .pasteInto(pipeline, 10, 10)
                        .edit());
    }

    private Optional<Edit> delete(Pipeline pipeline) {
        return Deletion.of(pipeline, someIds(pipeline), Set.copyOf(pipeline.edges()));
    }
}
