package dev.millrace.designer.canvas.model;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the gesture under way shows before anything is changed. A gesture that is given up leaves {@link #NONE}.
 *
 * @param move nodes and notes that follow the pointer
 * @param band the rectangle that selects
 * @param wire an edge whose one end follows the pointer
 * @param guides lines that say what the moved nodes are aligned with
 * @param insertInto the edge that what is dropped now goes into
 * @param ghost where a new node would go
 */
public record Feedback(
        Optional<Move> move,
        Optional<Rectangle> band,
        Optional<Wire> wire,
        List<Guide> guides,
        Optional<Edge> insertInto,
        Optional<Ghost> ghost) {

    public static final Feedback NONE = new Feedback(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    /** Things that are drawn this far from where the document has them. */
    public record Move(Set<String> ids, double dx, double dy) {}

    /**
     * An edge that is being drawn.
     *
     * @param fixed the port that it is attached to
     * @param fromOutput whether that port is an output
     * @param loose where the other end is
     * @param target the port under the pointer, if any
     * @param objection why that port cannot take it; empty if it can
     * @param targets ports that can take it
     * @param hidden the edge that this one would replace
     */
    public record Wire(
            PortRef fixed,
            boolean fromOutput,
            Point loose,
            Optional<PortRef> target,
            Optional<String> objection,
            Set<PortRef> targets,
            Optional<Edge> hidden) {}

    /** A line from one end to the other, vertical or horizontal. */
    public record Guide(Point from, Point to) {}

    /** The outline of a node that is not there yet. */
    public record Ghost(NodeFace face, Rectangle area) {}

    public static Feedback band(Rectangle band) {
        return new Feedback(
                Optional.empty(), Optional.of(band), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    public static Feedback wire(Wire wire) {
        return new Feedback(
                Optional.empty(), Optional.empty(), Optional.of(wire), List.of(), Optional.empty(), Optional.empty());
    }

    public static Feedback moving(Move move, List<Guide> guides, Optional<Edge> insertInto) {
        return new Feedback(
                Optional.of(move), Optional.empty(), Optional.empty(), guides, insertInto, Optional.empty());
    }

    public static Feedback placing(Ghost ghost, Optional<Edge> insertInto) {
        return new Feedback(
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), insertInto, Optional.of(ghost));
    }
}
