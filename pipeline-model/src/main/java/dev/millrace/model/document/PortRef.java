package dev.millrace.model.document;

/** A port of a node; written {@code node.port} in documents. */
public record PortRef(String node, String port) {
    @Override
    public String toString() {
        return node + "." + port;
    }
}
