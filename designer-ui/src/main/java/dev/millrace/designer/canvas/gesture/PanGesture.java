package dev.millrace.designer.canvas.gesture;

import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.Viewport;
import dev.millrace.model.geometry.Point;

/** Moves the viewport with the pointer. */
final class PanGesture implements Gesture {

    private final CanvasViewModel canvas;
    private final Viewport before;
    private final Point start;

    PanGesture(CanvasViewModel canvas, Pointer pointer) {
        this.canvas = canvas;
        this.before = canvas.viewport();
        this.start = pointer.screen();
    }

    @Override
    public void drag(Pointer pointer) {
        canvas.viewportProperty()
                .set(before.panned(
                        pointer.screen().x() - start.x(), pointer.screen().y() - start.y()));
    }

    @Override
    public void finish(Pointer pointer) {
        drag(pointer);
    }

    @Override
    public void cancel() {
        canvas.viewportProperty().set(before);
    }
}
