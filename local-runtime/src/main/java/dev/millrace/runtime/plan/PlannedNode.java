package dev.millrace.runtime.plan;

import dev.millrace.model.catalog.Validated.BoundNode;
import java.util.List;

/**
 * A node with what the planner decided.
 *
 * @param order of what it puts out
 * @param byArrival whether its inputs are merged as they arrive
 * @param inputs edges into it, in document order
 */
record PlannedNode(BoundNode bound, int parallelism, OrderDomain order, boolean byArrival, List<PlannedEdge> inputs) {

    String id() {
        return bound.node().id();
    }

    boolean isSource() {
        return bound.inputPorts().isEmpty();
    }
}
