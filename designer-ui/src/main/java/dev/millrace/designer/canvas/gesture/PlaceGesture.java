package dev.millrace.designer.canvas.gesture;

import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.Feedback;
import dev.millrace.designer.canvas.model.Hit;
import dev.millrace.designer.canvas.model.NodeFace;
import dev.millrace.designer.document.FreePlace;
import dev.millrace.designer.document.PipelineEditor;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.document.Edge;
import dev.millrace.model.geometry.NodeFrame;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import java.util.Optional;

/** Brings a new node from the palette: onto the canvas, or into an edge. */
public final class PlaceGesture implements Gesture {

    private static final double EDGE_REACH = 24;

    private final CanvasViewModel canvas;
    private final OperatorKind kind;

    public PlaceGesture(CanvasViewModel canvas, OperatorKind kind) {
        this.canvas = canvas;
        this.kind = kind;
    }

    @Override
    public void drag(Pointer pointer) {
        if (!inside(pointer)) {
            canvas.feedbackProperty().set(Feedback.NONE);
            return;
        }
        Point corner = corner(pointer);
        Rectangle area = new Rectangle(corner.x(), corner.y(), NodeFrame.WIDTH, NodeFrame.HEIGHT);
        NodeFace face = new NodeFace(kind.title(), kind.summary(), kind.key(), Optional.of(kind.category()));
        canvas.feedbackProperty().set(Feedback.placing(new Feedback.Ghost(face, area), edgeUnder(pointer)));
    }

    /** Whether the pointer is over the canvas: only there a new node can be let go. */
    public boolean inside(Pointer pointer) {
        return new Rectangle(0, 0, canvas.width(), canvas.height()).contains(pointer.screen());
    }

    private static Point corner(Pointer pointer) {
        return new Point(
                FreePlace.snapped(pointer.canvas().x() - NodeFrame.WIDTH / 2),
                FreePlace.snapped(pointer.canvas().y() - NodeFrame.HEIGHT / 2));
    }

    private Optional<Edge> edgeUnder(Pointer pointer) {
        return PipelineEditor.canInsert(kind)
                        && canvas.scene().hit(pointer.canvas(), EDGE_REACH) instanceof Hit.OnEdge hit
                ? Optional.of(hit.edge())
                : Optional.empty();
    }

    @Override
    public void finish(Pointer pointer) {
        if (inside(pointer)) {
            edgeUnder(pointer)
                    .ifPresentOrElse(
                            edge -> canvas.editor().insert(kind, corner(pointer), edge),
                            () -> canvas.editor().add(kind, corner(pointer)));
        }
    }
}
