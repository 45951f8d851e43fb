package dev.millrace.model.json;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Ids;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Pipeline.Annotations;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.document.Value;
import dev.millrace.model.document.View;
import dev.millrace.model.json.Tree.NumberTree;
import dev.millrace.model.json.Tree.ObjectTree;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Place.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a document of a tree in the current format. It goes on after every problem, so that all of them are told at
 * once; the document it gives is complete only if there was no error.
 */
final class DocumentDecoder {

    private final ProblemList problems;

    /** Nodes, notes and groups share their ids: the view places each by its id. */
    private final Map<String, Span> ids = new HashMap<>();

    DocumentDecoder(ProblemList problems) {
        this.problems = problems;
    }

    Optional<Pipeline> decode(ObjectTree document) {
        return Fields.of(document, JsonPath.ROOT, problems, Names.DOCUMENT).map(fields -> {
            String name = fields.requiredText("name");
            List<Parameter> parameters = parameters(fields);
            fields.required("nodes");
            Map<String, Node> nodes = nodes(fields);
            List<Edge> edges = edges(fields);
            List<Note> notes = notes(fields);
            List<Group> groups = groups(fields);
            Annotations annotations = new Annotations(notes, groups, view(fields));
            return new Pipeline(name, fields.text("description"), parameters, nodes, edges, annotations);
        });
    }

    private List<Parameter> parameters(Fields document) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        document.each(
                "parameters",
                (tree, path) -> Fields.of(tree, path, problems, Names.PARAMETER).ifPresent(fields -> {
                    String name = fields.requiredText("name");
                    Parameter parameter = new Parameter(
                            name,
                            parameterType(fields),
                            fields.optional("default").map(Values::of),
                            fields.text("help"));
                    if (parameters.putIfAbsent(name, parameter) != null) {
                        problems.error(
                                Code.DUPLICATE_ID,
                                path.field("name"),
                                fields.at("name"),
                                "There is already a parameter " + Excerpt.of(name) + ".");
                    }
                }));
        return List.copyOf(parameters.values());
    }

    private Parameter.Type parameterType(Fields parameter) {
        String type = parameter.requiredText("type");
        for (Parameter.Type known : Parameter.Type.values()) {
            if (Names.of(known).equals(type)) {
                return known;
            }
        }
        if (parameter.optional("type").filter(Tree.TextTree.class::isInstance).isPresent()) {
            problems.error(
                    Code.WRONG_TYPE,
                    parameter.path().field("type"),
                    parameter.at("type"),
                    "There is no parameter type " + Excerpt.of(type) + ".",
                    "Types are " + String.join(", ", Names.PARAMETER_TYPES) + ".");
        }
        return Parameter.Type.STRING;
    }

    private Map<String, Node> nodes(Fields document) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        document.each(
                "nodes",
                (tree, path) -> Fields.of(tree, path, problems, Names.NODE).ifPresent(fields -> {
                    String id = id(fields);
                    nodes.put(id, new Node(id, fields.requiredText("kind"), fields.text("name"), settings(fields)));
                }));
        return nodes;
    }

    private Map<String, Value> settings(Fields node) {
        Optional<Tree> settings = node.optional("settings");
        if (settings.isPresent() && settings.get() instanceof ObjectTree object) {
            return Values.of(object).fields();
        }
        settings.ifPresent(tree -> Fields.wrongType(tree, node.path().field("settings"), "an object", problems));
        return Map.of();
    }

    private List<Edge> edges(Fields document) {
        List<Edge> edges = new ArrayList<>();
        document.each(
                "edges",
                (tree, path) -> Fields.of(tree, path, problems, Names.EDGE)
                        .ifPresent(fields -> edges.add(new Edge(end(fields, "from"), end(fields, "to")))));
        return edges;
    }

    /** A node's id has no dot, so the first one ends it; the port's name may have more. */
    private PortRef end(Fields edge, String name) {
        Optional<Tree> tree = edge.required(name);
        String text = tree.flatMap(value -> edge.textOf(value, edge.path().field(name)))
                .orElse("x.x");
        int dot = text.indexOf('.');
        if (dot <= 0 || dot == text.length() - 1) {
            problems.error(
                    Code.WRONG_TYPE,
                    edge.path().field(name),
                    edge.at(name),
                    "Expected a node's id, a dot and a port's name here, and found " + Excerpt.of(text) + ".",
                    "Write it like \"filter-1.out\".");
            return new PortRef(text, "");
        }
        return new PortRef(text.substring(0, dot), text.substring(dot + 1));
    }

    private List<Note> notes(Fields document) {
        List<Note> notes = new ArrayList<>();
        document.each(
                "notes",
                (tree, path) -> Fields.of(tree, path, problems, Names.NOTE)
                        .ifPresent(fields -> notes.add(new Note(id(fields), fields.requiredText("text")))));
        return notes;
    }

    private List<Group> groups(Fields document) {
        List<Group> groups = new ArrayList<>();
        document.each(
                "groups",
                (tree, path) -> Fields.of(tree, path, problems, Names.GROUP).ifPresent(fields -> {
                    List<String> members = new ArrayList<>();
                    fields.each(
                            "nodes", (member, at) -> fields.textOf(member, at).ifPresent(members::add));
                    groups.add(new Group(id(fields), fields.text("title"), members));
                }));
        return groups;
    }

    private String id(Fields fields) {
        Optional<String> given = fields.required("id")
                .flatMap(tree -> fields.textOf(tree, fields.path().field("id")));
        if (given.isEmpty()) {
            return "";
        }
        String id = given.get();
        JsonPath path = fields.path().field("id");
        if (!Ids.isValid(id)) {
            problems.error(
                    Code.BAD_ID,
                    path,
                    fields.at("id"),
                    "An id has 1 to 64 of the letters A to Z and a to z, digits, _ and -; this one is " + Excerpt.of(id)
                            + ".");
        }
        Span earlier = ids.putIfAbsent(id, fields.at("id"));
        if (earlier != null) {
            problems.error(
                    Code.DUPLICATE_ID,
                    path,
                    fields.at("id"),
                    "The id " + Excerpt.of(id) + " is already taken in line " + earlier.line() + ".",
                    "Nodes, notes and groups each need an id of their own.");
        }
        return id;
    }

    private View view(Fields document) {
        Map<String, View.Box> boxes = new LinkedHashMap<>();
        JsonPath path = JsonPath.ROOT.field("view");
        document.optional("view")
                .flatMap(tree -> Fields.of(tree, path, problems, Names.VIEW))
                .flatMap(view -> view.optional("boxes"))
                .ifPresent(tree -> {
                    if (tree instanceof ObjectTree object) {
                        object.members()
                                .forEach((id, member) -> box(
                                                member.value(),
                                                path.field("boxes").field(id))
                                        .ifPresent(box -> boxes.put(id, box)));
                    } else {
                        Fields.wrongType(tree, path.field("boxes"), "an object", problems);
                    }
                });
        return new View(boxes);
    }

    private Optional<View.Box> box(Tree tree, JsonPath path) {
        return Fields.of(tree, path, problems, Names.BOX).map(fields -> {
            fields.required("x");
            fields.required("y");
            return new View.Box(
                    coordinate(fields, "x", -View.Box.FARTHEST),
                    coordinate(fields, "y", -View.Box.FARTHEST),
                    coordinate(fields, "width", 0),
                    coordinate(fields, "height", 0),
                    fields.text("color"));
        });
    }

    private double coordinate(Fields box, String name, double least) {
        Optional<Tree> tree = box.optional(name);
        if (tree.isEmpty()) {
            return 0;
        }
        if (!(tree.get() instanceof NumberTree number)) {
            Fields.wrongType(tree.get(), box.path().field(name), "a number", problems);
            return 0;
        }
        double value = number.number().doubleValue();
        if (!(value >= least && value <= View.Box.FARTHEST)) {
            problems.error(
                    Code.WRONG_TYPE,
                    box.path().field(name),
                    tree.get().at(),
                    String.format(Locale.ROOT, "The number must be from %.0f to %.0f.", least, View.Box.FARTHEST));
            return 0;
        }
        return value;
    }
}
