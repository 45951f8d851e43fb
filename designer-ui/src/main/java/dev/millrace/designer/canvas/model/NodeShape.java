package dev.millrace.designer.canvas.model;

import dev.millrace.model.geometry.NodeFrame;

/**
 * A node as the canvas shows it.
 *
 * @param order position in the document: later ones lie above
 */
public record NodeShape(String id, NodeFace face, NodeFrame frame, int order) {

    public NodeShape moved(double dx, double dy) {
        return new NodeShape(id, face, frame.moved(dx, dy), order);
    }

    /** Shapes are compared by what they stand for: a scene has one for each node. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
