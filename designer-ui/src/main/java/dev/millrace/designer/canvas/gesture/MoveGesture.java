package dev.millrace.designer.canvas.gesture;

import dev.millrace.designer.canvas.model.CanvasScene;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.Feedback;
import dev.millrace.designer.canvas.model.FrameShape;
import dev.millrace.designer.canvas.model.Hit;
import dev.millrace.designer.canvas.model.NodeShape;
import dev.millrace.designer.document.PipelineEditor;
import dev.millrace.designer.document.Selection;
import dev.millrace.model.document.Edge;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves what is selected, snapping to neighbours and the grid; alt moves freely. A single loose node that is let go on
 * an edge goes into it.
 */
final class MoveGesture implements Gesture {

    private static final double SNAP_PIXELS = 6;

    private final CanvasViewModel canvas;
    private final Set<String> ids;
    private final Point start;
    private final Rectangle area;
    private final boolean insertable;
    private Snapping snapping = new Snapping(0, 0, List.of());
    private Optional<Edge> insertInto = Optional.empty();

    MoveGesture(CanvasViewModel canvas, Pointer pointer) {
        this.canvas = canvas;
        this.ids = withMembers(canvas.document().selection(), canvas.scene());
        this.start = pointer.canvas();
        List<Rectangle> areas = new ArrayList<>();
        for (String id : ids) {
            canvas.scene().node(id).ifPresent(node -> areas.add(node.frame().area()));
            canvas.scene().frame(id).filter(FrameShape::note).ifPresent(note -> areas.add(note.area()));
        }
        this.area = Rectangle.around(areas).orElse(new Rectangle(start.x(), start.y(), 0, 0));
        this.insertable = insertable();
    }

    /** A group is moved by its nodes. */
    private static Set<String> withMembers(Selection selection, CanvasScene scene) {
        Set<String> all = new LinkedHashSet<>();
        for (String id : selection.nodes()) {
            Optional<FrameShape> group = scene.frame(id).filter(frame -> !frame.note());
            group.ifPresentOrElse(frame -> all.addAll(frame.members()), () -> all.add(id));
        }
        return all;
    }

    private boolean insertable() {
        return ids.size() == 1
                && canvas.scene().edgesOf(ids.iterator().next()).isEmpty()
                && canvas.document()
                        .pipeline()
                        .node(ids.iterator().next())
                        .flatMap(node -> canvas.document().catalog().kind(node.kind()))
                        .filter(PipelineEditor::canInsert)
                        .isPresent();
    }

    @Override
    public void drag(Pointer pointer) {
        double dx = pointer.canvas().x() - start.x();
        double dy = pointer.canvas().y() - start.y();
        Rectangle moved = area.moved(dx, dy);
        snapping = pointer.alt()
                ? new Snapping(dx, dy, List.of())
                : Snapping.of(
                        canvas.scene(),
                        ids,
                        area,
                        moved,
                        SNAP_PIXELS / canvas.viewport().zoom());
        insertInto = insertable ? edgeUnder(moved) : Optional.empty();
        canvas.feedbackProperty()
                .set(Feedback.moving(
                        new Feedback.Move(ids, snapping.dx(), snapping.dy()), snapping.guides(), insertInto));
    }

    private Optional<Edge> edgeUnder(Rectangle moved) {
        return canvas.scene().hit(moved.center(), moved.height() / 3) instanceof Hit.OnEdge hit
                ? Optional.of(hit.edge())
                : Optional.empty();
    }

    @Override
    public void finish(Pointer pointer) {
        drag(pointer);
        if (insertInto.isPresent()) {
            NodeShape node = canvas.scene().node(ids.iterator().next()).orElseThrow();
            Rectangle placed = node.frame().area().moved(snapping.dx(), snapping.dy());
            canvas.editor().insertExisting(node.id(), new Point(placed.x(), placed.y()), insertInto.get());
        } else if (snapping.dx() != 0 || snapping.dy() != 0) {
            canvas.document().endStep();
            canvas.editor().move(ids, snapping.dx(), snapping.dy());
            canvas.document().endStep();
        }
    }
}
