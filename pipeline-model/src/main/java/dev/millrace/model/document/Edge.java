package dev.millrace.model.document;

/** Rows flow from an output port to an input port. A document holds each edge at most once. */
public record Edge(PortRef from, PortRef to) {
    public static Edge of(String fromNode, String fromPort, String toNode, String toPort) {
        return new Edge(new PortRef(fromNode, fromPort), new PortRef(toNode, toPort));
    }

    /** Stable name for telemetry and problems: {@code a.out -> b.in}. */
    public String id() {
        return from + " -> " + to;
    }
}
