package dev.millrace.model.validation;

import dev.millrace.model.catalog.OperatorKind.Category;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Binds nodes in the order of the flow, so that each sees the schemas of those before it. */
final class Flow {

    private final Structure structure;
    private final Map<String, BoundNode> nodes = new LinkedHashMap<>();
    private final Map<PortRef, Schema> schemas = new LinkedHashMap<>();
    private final Map<String, List<Problem>> problems = new HashMap<>();

    private Flow(Structure structure) {
        this.structure = structure;
    }

    /** Binds every node whose inputs are known; {@code binder} binds one. */
    static Flow bind(Structure structure, BiFunction<CheckedNode, Map<String, List<Schema>>, Binding> binder) {
        Flow flow = new Flow(structure);
        for (String id : structure.order()) {
            structure.node(id).ifPresent(node -> flow.bind(node, binder));
        }
        return flow;
    }

    Map<String, BoundNode> nodes() {
        return Collections.unmodifiableMap(nodes);
    }

    Map<PortRef, Schema> schemas() {
        return Collections.unmodifiableMap(schemas);
    }

    List<Problem> problems(String node) {
        return problems.getOrDefault(node, List.of());
    }

    private void bind(CheckedNode node, BiFunction<CheckedNode, Map<String, List<Schema>>, Binding> binder) {
        String id = node.node().id();
        Map<String, List<Schema>> inputs = new LinkedHashMap<>();
        boolean complete = true;
        for (Port port : node.inputPorts()) {
            List<Edge> edges = structure.incoming(id, port.name());
            List<Schema> known = edges.stream()
                    .map(edge -> Optional.ofNullable(schemas.get(edge.from())))
                    .flatMap(Optional::stream)
                    .toList();
            if (known.isEmpty() && (port.required() || !edges.isEmpty())) {
                return;
            }
            complete &= known.size() == edges.size();
            inputs.put(port.name(), known);
        }
        Binding binding = binder.apply(node, inputs);
        List<Problem> found = new ArrayList<>(binding.problems());
        Optional<Problem> noEventTime = checkEventTime(node, inputs);
        noEventTime.ifPresent(found::add);
        List<Problem> notTaken = checkChanges(node, inputs);
        found.addAll(notTaken);
        problems.put(id, found);
        node.outputPorts()
                .forEach(port -> Optional.ofNullable(binding.outputs().get(port.name()))
                        .ifPresent(schema -> schemas.put(new PortRef(id, port.name()), schema)));
        if (complete
                && noEventTime.isEmpty()
                && notTaken.isEmpty()
                && binding.spec().isPresent()) {
            nodes.put(
                    id,
                    new BoundNode(
                            node.node(),
                            node.kind(),
                            binding.spec().get(),
                            node.inputPorts(),
                            node.outputPorts(),
                            Collections.unmodifiableMap(inputs)));
        }
    }

    private Optional<Problem> checkEventTime(CheckedNode node, Map<String, List<Schema>> inputs) {
        boolean missing = node.kind().needsEventTime(node.settings().settings())
                && inputs.values().stream().flatMap(List::stream).anyMatch(schema -> !schema.eventTime());
        if (!missing) {
            return Optional.empty();
        }
        List<String> sources = new ArrayList<>();
        for (String id : structure.graph().upstream(node.node().id())) {
            structure.node(id).filter(this::isSourceWithoutEventTime).ifPresent(source -> sources.add(name(source)));
        }
        return Optional.of(Problem.error(
                Code.NO_EVENT_TIME,
                Place.node(node.node().id()),
                "Windows go by event time, but the rows that come in have none.",
                sources.isEmpty()
                        ? "Give the rows event time at their source."
                        : "Set the event time of " + String.join(" and ", sources) + "."));
    }

    private List<Problem> checkChanges(CheckedNode node, Map<String, List<Schema>> inputs) {
        List<Problem> found = new ArrayList<>();
        inputs.forEach((port, schemas) -> {
            boolean changes = schemas.stream().anyMatch(schema -> schema.changes() == Changes.RETRACT);
            if (changes && !node.kind().takesChanges(port)) {
                found.add(Problem.error(
                        Code.CHANGELOG_NOT_TAKEN,
                        Place.node(node.node().id()),
                        node.kind().title() + " takes only rows that are never taken back, but a changelog comes in at "
                                + Excerpt.of(port) + ".",
                        "Put a \"Changes as rows\" before it, which makes every change a row of its own, or connect a"
                                + " stream whose rows stay."));
            }
        });
        return found;
    }

    private boolean isSourceWithoutEventTime(CheckedNode node) {
        return node.kind().category() == Category.SOURCE
                && node.outputPorts().stream()
                        .limit(1)
                        .map(port -> schemas.get(new PortRef(node.node().id(), port.name())))
                        .anyMatch(schema -> schema != null && !schema.eventTime());
    }

    private static String name(CheckedNode source) {
        Node node = source.node();
        return "the source " + Excerpt.of(node.name().isEmpty() ? node.id() : node.name());
    }
}
