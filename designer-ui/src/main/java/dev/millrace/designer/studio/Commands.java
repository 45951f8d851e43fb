package dev.millrace.designer.studio;

import dev.millrace.designer.action.Action;
import dev.millrace.designer.action.ActionRegistry;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.document.ConnectionRules;
import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.document.PipelineEditor;
import dev.millrace.designer.document.Selection;
import dev.millrace.designer.palette.PaletteViewModel;
import dev.millrace.designer.picker.Choice;
import dev.millrace.designer.picker.PickerViewModel;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.edit.Disconnect;
import dev.millrace.model.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What can be chosen by typing: everything for the command palette, kinds to add, ports to connect. */
final class Commands {

    /** So much of a note is shown. */
    private static final int MOST_LETTERS = 40;

    private final DocumentViewModel document;
    private final CanvasViewModel canvas;
    private final ActionRegistry actions;

    Commands(DocumentViewModel document, CanvasViewModel canvas, ActionRegistry actions) {
        this.document = document;
        this.canvas = canvas;
        this.actions = actions;
    }

    /**
     * Actions that can be done now and, once something is typed, the document's nodes and kinds to add.
     *
     * @param keysText how this system writes a shortcut
     */
    PickerViewModel everything(UnaryOperator<String> keysText) {
        return new PickerViewModel("Search actions, nodes and operators", search -> {
            List<Choice> choices = new ArrayList<>();
            for (Action action : actions.all()) {
                if (action.executable().get() && !action.id().equals("view.commands")) {
                    choices.add(new Choice(
                            "command", "", action.title(), "", action.shortcut().map(keysText), action::perform));
                }
            }
            if (!search.isBlank()) {
                document.pipeline().nodes().values().forEach(node -> choices.add(goTo(node)));
                document.pipeline()
                        .annotations()
                        .groups()
                        .forEach(group -> choices.add(goTo("group", group.id(), group.title())));
                document.pipeline()
                        .annotations()
                        .notes()
                        .forEach(note -> choices.add(goTo("note", note.id(), shortened(note.text()))));
                kinds(kind -> true, kind -> canvas.editor().addConnected(kind, canvas.centre()), choices);
            }
            return choices;
        });
    }

    private Choice goTo(Node node) {
        Optional<OperatorKind> kind = document.catalog().kind(node.kind());
        String title = title(node);
        return new Choice(
                node.kind(),
                kind.map(known -> PaletteViewModel.accent(known.category())).orElse(""),
                "Go to " + title,
                node.id(),
                Optional.empty(),
                () -> canvas.reveal(node.id()));
    }

    private Choice goTo(String icon, String id, String title) {
        return Choice.of(icon, "Go to " + title, id, () -> canvas.reveal(id));
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS) + "\u2026";
    }

    private String title(Node node) {
        return node.name().isBlank()
                ? document.catalog().kind(node.kind()).map(OperatorKind::title).orElse(node.kind())
                : node.name();
    }

    private void kinds(Predicate<OperatorKind> offered, Consumer<OperatorKind> add, List<Choice> choices) {
        for (OperatorKind kind : document.catalog().kinds()) {
            if (offered.test(kind)) {
                choices.add(new Choice(
                        kind.key(),
                        PaletteViewModel.accent(kind.category()),
                        "Add " + kind.title(),
                        kind.summary(),
                        Optional.empty(),
                        () -> add.accept(kind)));
            }
        }
    }

    /** Kinds to add at a point, joined to the loose end of an edge if there is one. */
    PickerViewModel quickAdd(Point at, Optional<PortRef> end, boolean output) {
        PipelineEditor editor = canvas.editor();
        List<Choice> choices = new ArrayList<>();
        if (end.isEmpty()) {
            kinds(kind -> true, kind -> editor.add(kind, at), choices);
        } else if (output) {
            kinds(PipelineEditor::hasInput, kind -> editor.addFedBy(kind, at, end.get()), choices);
        } else {
            kinds(PipelineEditor::hasOutput, kind -> editor.addFeeding(kind, at, end.get()), choices);
        }
        return new PickerViewModel("Add an operator", choices);
    }

    /** Every edge that could begin or end at the selected node. */
    PickerViewModel connect(String node) {
        ConnectionRules rules = canvas.editor().rules();
        List<Choice> choices = new ArrayList<>();
        for (Node other : document.pipeline().nodes().values()) {
            addConnections(rules, node, other.id(), choices);
        }
        for (Node other : document.pipeline().nodes().values()) {
            addConnections(rules, other.id(), node, choices);
        }
        return new PickerViewModel("Connect to", choices);
    }

    private void addConnections(ConnectionRules rules, String from, String to, List<Choice> choices) {
        for (Port output : rules.ports(from).outputs()) {
            for (Port input : rules.ports(to).inputs()) {
                PortRef start = new PortRef(from, output.name());
                PortRef end = new PortRef(to, input.name());
                if (rules.objection(start, end).isEmpty()) {
                    choices.add(connection(rules, start, end, output, input));
                }
            }
        }
    }

    private Choice connection(ConnectionRules rules, PortRef start, PortRef end, Port output, Port input) {
        String detail = output.title() + " to " + input.title()
                + rules.occupant(end)
                        .map(edge -> ", instead of " + name(edge.from().node()))
                        .orElse("");
        return Choice.of("connect", name(start.node()) + " \u2192 " + name(end.node()), detail, () -> {
            document.apply(rules.connecting(start, end, Optional.empty()));
            document.select(Selection.ofNode(start.node()));
        });
    }

    private String name(String id) {
        return document.pipeline().node(id).map(this::title).orElse(id);
    }

    /** Edges of the selected node that can be removed. */
    PickerViewModel disconnect(String node) {
        List<Choice> choices = new ArrayList<>();
        for (Edge edge : document.pipeline().edges()) {
            if (edge.from().node().equals(node) || edge.to().node().equals(node)) {
                choices.add(Choice.of(
                        "link",
                        name(edge.from().node()) + " \u2192 " + name(edge.to().node()),
                        edge.from().port() + " to " + edge.to().port(),
                        () -> document.apply(Disconnect.one(edge))));
            }
        }
        return new PickerViewModel("Disconnect", choices);
    }
}
