package dev.millrace.designer.outline;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The document's nodes as lines, each after those that feed it, with what feeds it in words; then groups and notes. */
public final class OutlineViewModel {

    private final DocumentViewModel document;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private List<Edge> edges = List.of();

    /**
     * A node in the outline.
     *
     * @param depth its distance from the sources, for the indent
     * @param feeders names of the nodes that feed it
     * @param problem what is wrong with it, if anything
     */
    public record Line(
            String id,
            String title,
            String kindTitle,
            String icon,
            Optional<OperatorKind.Category> category,
            int depth,
            List<String> feeders,
            Optional<Problem> problem) {

        /** What a screen reader says. */
        public String spoken() {
            String text = title + ", " + kindTitle;
            text += feeders.isEmpty() ? "" : ", gets rows from " + String.join(" and ", feeders);
            return text + problem.map(wrong -> ". " + wrong.message()).orElse("");
        }
    }

    public OutlineViewModel(DocumentViewModel document) {
        this.document = document;
        document.pipelineProperty().subscribe(this::changed);
        document.validatedProperty().subscribe(validated -> refresh());
    }

    /** Typing changes no line at once: what nodes are called and what is wrong with them comes with the validation. */
    private void changed(Pipeline pipeline) {
        int things = pipeline.nodes().size()
                + pipeline.annotations().groups().size()
                + pipeline.annotations().notes().size();
        if (things != lines.size() || !pipeline.edges().equals(edges)) {
            refresh();
        }
    }

    public DocumentViewModel document() {
        return document;
    }

    public ObservableList<Line> lines() {
        return lines;
    }

    private void refresh() {
        Pipeline pipeline = document.pipeline();
        edges = pipeline.edges();
        Map<String, Problem> problems = new HashMap<>();
        for (Problem problem : document.validatedProperty().get().problems()) {
            problem.place().node().ifPresent(node -> problems.merge(node, problem, (a, b) -> a.isError() ? a : b));
        }
        Map<String, List<String>> feeders = new HashMap<>();
        for (Edge edge : pipeline.edges()) {
            feeders.computeIfAbsent(edge.to().node(), id -> new ArrayList<>())
                    .add(edge.from().node());
        }
        Map<String, Integer> depths = new HashMap<>();
        List<Line> all = new ArrayList<>();
        for (String id : flowOrder(pipeline)) {
            int depth = feeders.getOrDefault(id, List.of()).stream()
                    .mapToInt(feeder -> depths.getOrDefault(feeder, -1) + 1)
                    .max()
                    .orElse(0);
            depths.put(id, depth);
            pipeline.node(id)
                    .ifPresent(node -> all.add(line(node, depth, feeders, Optional.ofNullable(problems.get(id)))));
        }
        all.addAll(annotations(pipeline));
        if (!all.equals(lines)) {
            lines.setAll(all);
        }
    }

    /** Groups and notes come after the nodes. */
    private static List<Line> annotations(Pipeline pipeline) {
        List<Line> found = new ArrayList<>();
        for (Group group : pipeline.annotations().groups()) {
            int size = group.nodes().size();
            String kind = "Group of " + size + (size == 1 ? " node" : " nodes");
            found.add(annotation(group.id(), group.title(), kind, "group"));
        }
        for (Note note : pipeline.annotations().notes()) {
            String text = note.text().strip().replaceAll("\\s+", " ");
            found.add(annotation(note.id(), text.isEmpty() ? "Empty note" : text, "Note", "note"));
        }
        return found;
    }

    private static Line annotation(String id, String title, String kind, String icon) {
        return new Line(id, title, kind, icon, Optional.empty(), 0, List.of(), Optional.empty());
    }

    private Line line(Node node, int depth, Map<String, List<String>> feeders, Optional<Problem> problem) {
        Optional<OperatorKind> kind = document.catalog().kind(node.kind());
        List<String> names = feeders.getOrDefault(node.id(), List.of()).stream()
                .map(id -> document.pipeline().node(id).map(this::title).orElse(id))
                .toList();
        return new Line(
                node.id(),
                title(node),
                kind.map(OperatorKind::title).orElse(node.kind()),
                node.kind(),
                kind.map(OperatorKind::category),
                depth,
                names,
                problem);
    }

    private String title(Node node) {
        return node.name().isBlank()
                ? document.catalog().kind(node.kind()).map(OperatorKind::title).orElse(node.kind())
                : node.name();
    }

    /** Depth first from the sources, a node only after all that feed it; the nodes of a cycle last. */
    private static Set<String> flowOrder(Pipeline pipeline) {
        Map<String, List<String>> followers = new HashMap<>();
        Map<String, Integer> waitingFor = new HashMap<>();
        for (Edge edge : new HashSet<>(pipeline.edges())) {
            waitingFor.merge(edge.to().node(), 1, Integer::sum);
        }
        for (Edge edge : new LinkedHashSet<>(pipeline.edges())) {
            followers
                    .computeIfAbsent(edge.from().node(), id -> new ArrayList<>())
                    .add(edge.to().node());
        }
        Set<String> order = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (String id : pipeline.nodes().keySet()) {
            if (!waitingFor.containsKey(id)) {
                open.push(id);
                while (!open.isEmpty()) {
                    String next = open.pop();
                    order.add(next);
                    for (String follower :
                            followers.getOrDefault(next, List.of()).reversed()) {
                        if (waitingFor.merge(follower, -1, Integer::sum) == 0) {
                            open.push(follower);
                        }
                    }
                }
            }
        }
        order.addAll(pipeline.nodes().keySet());
        return order;
    }
}
