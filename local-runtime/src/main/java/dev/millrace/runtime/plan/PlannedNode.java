package dev.millrace.runtime.plan;

import dev.millrace.model.catalog.Validated.BoundNode;
import java.util.List;
import java.util.Optional;

/**
 * A node with what the planner decided.
 *
 * @param keys fields to partition the input by; empty: rows may go anywhere
 * @param order of what it puts out
 * @param byArrival whether its inputs are merged as they arrive
 * @param inputs edges into it, in document order
 */
record PlannedNode(
        BoundNode bound,
        int parallelism,
        Optional<List<Integer>> keys,
        OrderDomain order,
        boolean byArrival,
        List<PlannedEdge> inputs) {

    String id() {
        return bound.node().id();
    }

    boolean isSource() {
        return bound.inputPorts().isEmpty();
    }
}
