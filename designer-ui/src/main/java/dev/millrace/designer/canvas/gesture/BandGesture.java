package dev.millrace.designer.canvas.gesture;

import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.Feedback;
import dev.millrace.designer.document.Selection;
import dev.millrace.model.geometry.Point;
import dev.millrace.model.geometry.Rectangle;

/** Selects what a rectangle touches; with shift, on top of what is selected already. */
final class BandGesture implements Gesture {

    private final CanvasViewModel canvas;
    private final Selection before;
    private final Point start;
    private final boolean adding;

    BandGesture(CanvasViewModel canvas, Pointer pointer) {
        this.canvas = canvas;
        this.before = canvas.document().selection();
        this.start = pointer.canvas();
        this.adding = pointer.shift() || pointer.shortcut();
        if (!adding) {
            canvas.document().select(Selection.EMPTY);
        }
    }

    @Override
    public void drag(Pointer pointer) {
        Rectangle band = Rectangle.between(start, pointer.canvas());
        canvas.feedbackProperty().set(Feedback.band(band));
        Selection inside = canvas.within(band);
        canvas.document().select(adding ? before.plus(inside) : inside);
    }

    @Override
    public void finish(Pointer pointer) {
        // The selection followed the pointer all along.
    }

    @Override
    public void cancel() {
        canvas.document().select(before);
    }
}
