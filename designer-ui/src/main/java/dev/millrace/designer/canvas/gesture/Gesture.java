package dev.millrace.designer.canvas.gesture;

/**
 * What the user does between pressing a button and letting it go. Only one is active at a time. Until {@link #finish} a
 * gesture changes nothing but the canvas's feedback (panning excepted), so that giving it up restores everything.
 */
public interface Gesture {

    /** The pointer moved. */
    void drag(Pointer pointer);

    /** The button was let go: now the document may change. The feedback is cleared by the caller. */
    void finish(Pointer pointer);

    /** Escape, or the window lost its focus. The feedback is cleared by the caller. */
    default void cancel() {}
}
