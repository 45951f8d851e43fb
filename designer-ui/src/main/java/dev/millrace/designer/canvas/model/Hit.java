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

    /** A note, or the title or border of a group. */
    record OnFrame(String id) implements Hit {}
}
