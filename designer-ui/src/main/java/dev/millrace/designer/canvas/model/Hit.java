package dev.millrace.designer.canvas.model;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.PortRef;

/** What is at a point of the canvas. */
public sealed interface Hit {

    Hit NOTHING = new Nothing();

    /** The bare canvas. */
    record Nothing() implements Hit {}

    record OnPort(PortRef port, boolean output) implements Hit {}

    record OnNode(String id) implements Hit {}

    record OnEdge(Edge edge) implements Hit {}

    /**
     * A note, or the title of a group.
     *
     * @param corner the lower right corner of a note, by which it is made larger or smaller
     */
    record OnFrame(String id, boolean corner) implements Hit {}
}
