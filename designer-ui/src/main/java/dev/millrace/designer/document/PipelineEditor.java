package dev.millrace.designer.document;

import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.document.View.Box;
import dev.millrace.model.edit.AddNodes;
import dev.millrace.model.edit.Composite;
import dev.millrace.model.edit.Deletion;
import dev.millrace.model.edit.Disconnect;
import dev.millrace.model.edit.Edit;
import dev.millrace.model.edit.Fragment;
import dev.millrace.model.edit.IdGenerator;
import dev.millrace.model.edit.InsertOnEdge;
import dev.millrace.model.edit.Paste;
import dev.millrace.model.edit.PlaceBoxes;
import dev.millrace.model.geometry.NodeFrame;
import dev.millrace.model.geometry.Placement;
import dev.millrace.model.geometry.Point;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people do to a pipeline with a mouse, a menu or the outline, said as edits of the document. */
public final class PipelineEditor {

    /** How far a copy stands from its original. */
    private static final double COPY_OFFSET = 32;

    private final DocumentViewModel document;
    private final AnnotationEditor annotations;

    public PipelineEditor(DocumentViewModel document) {
        this.document = document;
        this.annotations = new AnnotationEditor(document);
    }

    /** Notes and groups. */
    public AnnotationEditor annotations() {
        return annotations;
    }

    public ConnectionRules rules() {
        return new ConnectionRules(document.pipeline(), document.catalog());
    }

    /** Adds a node with its upper left corner at a point, and selects it. */
    public String add(OperatorKind kind, Point at) {
        Node node = newNode(kind);
        document.apply(AddNodes.one(node, Box.at(at.x(), at.y())));
        document.select(Selection.ofNode(node.id()));
        return node.id();
    }

    /**
     * Adds a node where there is room: right of the selected node and fed by it if that makes sense, else at a point.
     */
    public String addConnected(OperatorKind kind, Point otherwise) {
        Optional<PortRef> feeder =
                document.selection().onlyNode().flatMap(this::mainOutput).filter(output -> hasInput(kind));
        if (feeder.isEmpty()) {
            return add(kind, FreePlace.near(otherwise, document.pipeline()));
        }
        return addAfter(kind, feeder.get());
    }

    private String addAfter(OperatorKind kind, PortRef feeder) {
        Box before = Placement.of(document.pipeline()).getOrDefault(feeder.node(), Box.at(0, 0));
        Point wanted = new Point(before.x() + Placement.COLUMN_STEP, before.y());
        return addFedBy(kind, FreePlace.near(wanted, document.pipeline()), feeder);
    }

    /** Adds a node that gets its rows from an output port. */
    public String addFedBy(OperatorKind kind, Point at, PortRef feeder) {
        Node node = newNode(kind);
        PortRef input = new PortRef(node.id(), inputs(kind).getFirst().name());
        return addWith(node, at, new Edge(feeder, input));
    }

    /** Adds a node whose rows go to an input port. */
    public String addFeeding(OperatorKind kind, Point at, PortRef target) {
        Node node = newNode(kind);
        PortRef output = new PortRef(node.id(), outputs(kind).getFirst().name());
        return addWith(node, at, new Edge(output, target));
    }

    private String addWith(Node node, Point at, Edge edge) {
        Optional<Edge> occupant = rules().occupant(edge.to());
        Edit add = new AddNodes(List.of(node), List.of(edge), Map.of(node.id(), Box.at(at.x(), at.y())));
        document.apply(occupant.<Edit>map(old -> new Composite(add.label(), List.of(Disconnect.one(old), add)))
                .orElse(add));
        document.select(Selection.ofNode(node.id()));
        return node.id();
    }

    /** Adds a node between the two that an edge joins. */
    public String insert(OperatorKind kind, Point at, Edge edge) {
        Node node = newNode(kind);
        insert(edge, node, Box.at(at.x(), at.y()), kind);
        document.select(Selection.ofNode(node.id()));
        return node.id();
    }

    /** Puts a node that is there already between the two that an edge joins. */
    public void insertExisting(String id, Point at, Edge edge) {
        Pipeline pipeline = document.pipeline();
        pipeline.node(id)
                .ifPresent(node -> document.catalog()
                        .kind(node.kind())
                        .ifPresent(kind -> insert(
                                edge,
                                node,
                                pipeline.view().box(id).orElse(Box.at(0, 0)).movedTo(at.x(), at.y()),
                                kind)));
    }

    private void insert(Edge edge, Node node, Box box, OperatorKind kind) {
        document.apply(new InsertOnEdge(
                edge,
                node,
                box,
                inputs(kind).getFirst().name(),
                outputs(kind).getFirst().name()));
    }

    /** Whether a kind can stand between two others. */
    public static boolean canInsert(OperatorKind kind) {
        return hasInput(kind) && !outputs(kind).isEmpty();
    }

    public static boolean hasInput(OperatorKind kind) {
        return !inputs(kind).isEmpty();
    }

    public static boolean hasOutput(OperatorKind kind) {
        return !outputs(kind).isEmpty();
    }

    private static List<Port> inputs(OperatorKind kind) {
        return kind.inputs(Settings.of(kind.settings(), Map.of()));
    }

    private static List<Port> outputs(OperatorKind kind) {
        return kind.outputs(Settings.of(kind.settings(), Map.of()));
    }

    private Optional<PortRef> mainOutput(String node) {
        return rules().ports(node).outputs().stream().findFirst().map(port -> new PortRef(node, port.name()));
    }

    private Node newNode(OperatorKind kind) {
        return new Node(new IdGenerator(document.pipeline()).next(kind.key()), kind.key(), "", Map.of());
    }

    public void delete(Selection selection) {
        Deletion.of(document.pipeline(), selection.nodes(), selection.edges()).ifPresent(document::apply);
    }

    /** Moves nodes, notes and the nodes of groups by so much, as one step that merges with the same move again. */
    public void move(Set<String> ids, double dx, double dy) {
        Map<String, Box> placed = new LinkedHashMap<>(Placement.of(document.pipeline()));
        document.pipeline()
                .annotations()
                .notes()
                .forEach(note -> placed.put(
                        note.id(), document.pipeline().view().box(note.id()).orElse(Box.at(0, 0))));
        Map<String, Box> moved = new LinkedHashMap<>();
        for (String id : AnnotationEditor.withMembers(ids, document.pipeline())) {
            Box box = placed.get(id);
            if (box != null) {
                moved.put(id, box.movedTo(box.x() + dx, box.y() + dy));
            }
        }
        if (!moved.isEmpty()) {
            document.apply(new PlaceBoxes(moved));
        }
    }

    public void selectAll() {
        Pipeline pipeline = document.pipeline();
        Set<String> ids = new LinkedHashSet<>(pipeline.nodes().keySet());
        pipeline.annotations().notes().forEach(note -> ids.add(note.id()));
        document.select(new Selection(ids, Set.copyOf(pipeline.edges())));
    }

    /** What is selected as text; empty if that is nothing. */
    public Optional<String> copied() {
        Fragment fragment = Fragment.of(withPlaces(), selectedIds());
        return fragment.isEmpty() ? Optional.empty() : Optional.of(fragment.toText());
    }

    private Set<String> selectedIds() {
        return AnnotationEditor.withMembers(document.selection().nodes(), document.pipeline());
    }

    /** Nodes that the view does not place are copied from where they are shown. */
    private Pipeline withPlaces() {
        return new PlaceBoxes(Placement.of(document.pipeline())).apply(document.pipeline());
    }

    /**
     * Adds what a text holds and selects it.
     *
     * @param centre where its middle goes; absent: a little away from where it was copied
     * @return why the text could not be read; empty if it was
     */
    public Optional<String> paste(String text, Optional<Point> centre) {
        var read = Fragment.read(text);
        if (read.pipeline().isEmpty()) {
            return Optional.of(read.problems().stream()
                    .findFirst()
                    .map(problem -> problem.message())
                    .orElse("The clipboard holds no part of a pipeline."));
        }
        Fragment fragment = new Fragment(read.pipeline().get());
        Point offset = centre.map(point -> offsetTo(point, fragment)).orElse(new Point(COPY_OFFSET, COPY_OFFSET));
        add(fragment, offset.x(), offset.y());
        return Optional.empty();
    }

    private static Point offsetTo(Point centre, Fragment fragment) {
        Map<String, Box> boxes = Placement.of(fragment.content());
        double left = boxes.values().stream().mapToDouble(Box::x).min().orElse(0);
        double top = boxes.values().stream().mapToDouble(Box::y).min().orElse(0);
        double right = boxes.values().stream().mapToDouble(Box::x).max().orElse(0) + NodeFrame.WIDTH;
        double bottom = boxes.values().stream().mapToDouble(Box::y).max().orElse(0) + NodeFrame.HEIGHT;
        return new Point(
                FreePlace.snapped(centre.x() - (left + right) / 2), FreePlace.snapped(centre.y() - (top + bottom) / 2));
    }

    /** Copies what is selected beside itself. */
    public void duplicate() {
        Fragment fragment = Fragment.of(withPlaces(), selectedIds());
        if (!fragment.isEmpty()) {
            add(fragment, COPY_OFFSET, COPY_OFFSET);
        }
    }

    private void add(Fragment fragment, double dx, double dy) {
        Pipeline content = fragment.content();
        Pipeline placed = new PlaceBoxes(Placement.of(content)).apply(content);
        Paste paste = new Fragment(placed).pasteInto(document.pipeline(), dx, dy);
        document.apply(paste.edit());
        document.select(Selection.ofNodes(paste.ids()));
    }
}
