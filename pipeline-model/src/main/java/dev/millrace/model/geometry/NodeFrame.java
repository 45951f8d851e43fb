package dev.millrace.model.geometry;

import dev.millrace.model.document.View;

/**
 * A node's card: its area, and where its ports are. Inputs sit on the left side, outputs on the right, evenly spaced.
 */
public record NodeFrame(Rectangle area, NodePorts ports) {

    public static final double WIDTH = 216;
    public static final double HEIGHT = 80;

    /** Least distance between two ports of one side. */
    public static final double PORT_SPACING = 24;

    public static final double PORT_RADIUS = 6;

    /** The card at a box of the view; a width or height of 0 means the default. */
    public static NodeFrame at(View.Box box, NodePorts ports) {
        double width = box.width() > 0 ? box.width() : WIDTH;
        double height = box.height() > 0 ? box.height() : height(ports);
        return new NodeFrame(new Rectangle(box.x(), box.y(), width, height), ports);
    }

    /** Default height: higher where many ports need the room. */
    public static double height(NodePorts ports) {
        int most = Math.max(ports.inputs().size(), ports.outputs().size());
        return Math.max(HEIGHT, (most + 1) * PORT_SPACING);
    }

    public Point inputPort(int index) {
        return new Point(area.x(), portY(index, ports.inputs().size()));
    }

    public Point outputPort(int index) {
        return new Point(area.maxX(), portY(index, ports.outputs().size()));
    }

    private double portY(int index, int count) {
        return area.y() + area.height() * (index + 1) / (count + 1);
    }

    public NodeFrame moved(double dx, double dy) {
        return new NodeFrame(area.moved(dx, dy), ports);
    }
}
