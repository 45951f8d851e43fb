package dev.millrace.designer.canvas.gesture;

import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.Feedback;
import dev.millrace.designer.canvas.model.FrameShape;
import dev.millrace.designer.document.FreePlace;
import dev.millrace.model.document.View.Box;
import dev.millrace.model.edit.PlaceBoxes;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;
import java.util.Map;

/** Makes a note larger or smaller by its lower right corner. */
final class ResizeGesture implements Gesture {

    private static final double LEAST_WIDTH = 80;
    private static final double LEAST_HEIGHT = 40;

    private final CanvasViewModel canvas;
    private final FrameShape note;
    private final Point start;

    ResizeGesture(CanvasViewModel canvas, FrameShape note, Pointer pointer) {
        this.canvas = canvas;
        this.note = note;
        this.start = pointer.canvas();
    }

    private Rectangle resized(Pointer pointer) {
        Rectangle area = note.area();
        double width = area.width() + pointer.canvas().x() - start.x();
        double height = area.height() + pointer.canvas().y() - start.y();
        return new Rectangle(
                area.x(),
                area.y(),
                Math.max(LEAST_WIDTH, FreePlace.snapped(width)),
                Math.max(LEAST_HEIGHT, FreePlace.snapped(height)));
    }

    @Override
    public void drag(Pointer pointer) {
        canvas.feedbackProperty().set(Feedback.band(resized(pointer)));
    }

    @Override
    public void finish(Pointer pointer) {
        Rectangle area = resized(pointer);
        canvas.document().endStep();
        canvas.document()
                .apply(new PlaceBoxes(
                        Map.of(note.id(), new Box(area.x(), area.y(), area.width(), area.height(), note.color()))));
        canvas.document().endStep();
    }
}
