package dev.millrace.designer.canvas.gesture;

import dev.millrace.model.document.PortRef;
import java.util.Optional;

/** What gestures ask of the window around the canvas. */
public interface GestureHost {

    /** An edge that was drawn to nowhere: what is added is joined to it. */
    record LooseEnd(PortRef port, boolean output) {}

    /** Offers operator kinds to add at a point, by search. */
    void offer(Pointer pointer, Optional<LooseEnd> looseEnd);

    /** Tells why what the user has just tried was not done. */
    void refuse(String reason);
}
