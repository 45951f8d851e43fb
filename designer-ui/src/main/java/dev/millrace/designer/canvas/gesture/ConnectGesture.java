package dev.millrace.designer.canvas.gesture;

import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.Feedback;
import dev.millrace.designer.canvas.model.Hit;
import dev.millrace.designer.canvas.model.NodeShape;
import dev.millrace.designer.document.ConnectionRules;
import dev.millrace.designer.document.Selection;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.edit.Disconnect;
import dev.millrace.model.geometry.Rectangle;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Draws an edge from a port, or takes one end of an edge elsewhere. Ports that can take it are marked. Letting go on the
 * bare canvas offers what could stand there, and removes an edge whose end was taken.
 */
final class ConnectGesture implements Gesture {

    private final CanvasViewModel canvas;
    private final GestureHost host;
    private final PortRef fixed;
    private final boolean fromOutput;
    private final Optional<Edge> taken;
    private final ConnectionRules rules;
    private final Set<PortRef> targets = new HashSet<>();
    private Rectangle searched = new Rectangle(0, 0, -1, -1);

    /**
     * @param fixed the port that the edge stays attached to
     * @param taken the edge whose other end was taken, if it is not a new one
     */
    ConnectGesture(CanvasViewModel canvas, GestureHost host, PortRef fixed, boolean fromOutput, Optional<Edge> taken) {
        this.canvas = canvas;
        this.host = host;
        this.fixed = fixed;
        this.fromOutput = fromOutput;
        this.taken = taken;
        this.rules = canvas.editor().rules();
    }

    @Override
    public void drag(Pointer pointer) {
        findTargets();
        Optional<PortRef> target = targetAt(pointer);
        canvas.feedbackProperty()
                .set(Feedback.wire(new Feedback.Wire(
                        fixed,
                        fromOutput,
                        target.flatMap(port -> canvas.scene().portPoint(port, !fromOutput))
                                .orElse(pointer.canvas()),
                        target,
                        objectionAt(pointer),
                        targets,
                        taken)));
    }

    /** Looks only at what is shown: a document may have very many ports. */
    private void findTargets() {
        Rectangle visible = canvas.viewport().visible(canvas.width(), canvas.height());
        if (!visible.equals(searched)) {
            searched = visible;
            targets.clear();
            for (NodeShape node : canvas.scene().nodesIn(visible)) {
                ports(node).stream()
                        .map(port -> new PortRef(node.id(), port.name()))
                        .filter(port -> objection(port).isEmpty())
                        .forEach(targets::add);
            }
        }
    }

    private List<Port> ports(NodeShape node) {
        return fromOutput ? node.frame().ports().inputs() : node.frame().ports().outputs();
    }

    /** The port under the pointer; on a node's card, the first of its ports that can take the edge. */
    private Optional<PortRef> targetAt(Pointer pointer) {
        return switch (canvas.scene().hit(pointer.canvas(), 0)) {
            case Hit.OnPort hit when hit.output() != fromOutput -> Optional.of(hit.port());
            case Hit.OnPort hit -> portOf(hit.port().node());
            case Hit.OnNode hit -> portOf(hit.id());
            default -> Optional.empty();
        };
    }

    private Optional<PortRef> portOf(String node) {
        List<PortRef> all = canvas.scene().node(node).map(this::ports).orElse(List.of()).stream()
                .map(port -> new PortRef(node, port.name()))
                .toList();
        return all.stream()
                .filter(targets::contains)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** Why the edge cannot end where the pointer is; empty if it can, or if nothing is there. */
    private Optional<String> objectionAt(Pointer pointer) {
        Optional<PortRef> target = targetAt(pointer);
        if (target.isPresent()) {
            return target.flatMap(this::objection);
        }
        return switch (canvas.scene().hit(pointer.canvas(), 0)) {
            case Hit.OnPort hit -> Optional.of(nothingFits(hit.port().node()));
            case Hit.OnNode hit -> Optional.of(nothingFits(hit.id()));
            default -> Optional.empty();
        };
    }

    private String nothingFits(String node) {
        if (node.equals(fixed.node())) {
            return ConnectionRules.ITSELF;
        }
        return fromOutput ? "This node takes no rows" : "This node gives no rows";
    }

    private Optional<String> objection(PortRef port) {
        boolean unchanged = taken.isPresent()
                && (fromOutput ? taken.get().to() : taken.get().from()).equals(port);
        if (unchanged) {
            return Optional.empty();
        }
        return fromOutput ? rules.objection(fixed, port) : rules.objection(port, fixed);
    }

    @Override
    public void finish(Pointer pointer) {
        drag(pointer);
        Optional<PortRef> target = targetAt(pointer);
        Optional<String> objection = objectionAt(pointer);
        if (objection.isPresent()) {
            host.refuse(objection.get());
        } else if (target.isPresent()) {
            connect(target.get());
        } else if (taken.isPresent()) {
            canvas.document().apply(Disconnect.one(taken.get()));
        } else {
            host.offer(pointer, Optional.of(new GestureHost.LooseEnd(fixed, fromOutput)));
        }
    }

    private void connect(PortRef target) {
        Edge edge = fromOutput ? new Edge(fixed, target) : new Edge(target, fixed);
        if (!taken.equals(Optional.of(edge))) {
            canvas.document().apply(rules.connecting(edge.from(), edge.to(), taken));
            canvas.document().select(Selection.ofEdge(edge));
        }
    }
}
