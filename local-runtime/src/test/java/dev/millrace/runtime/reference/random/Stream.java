package dev.millrace.runtime.reference.random;

/** An output of a node in the making, to which others may be connected. */
public record Stream(String node, int output, String port, Shape shape) {

    String reference() {
        return node + "." + port;
    }
}
