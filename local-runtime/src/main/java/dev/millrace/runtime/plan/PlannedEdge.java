package dev.millrace.runtime.plan;

import dev.millrace.model.document.Edge;
import java.util.List;

/**
 * An edge with what the planner decided.
 *
 * @param port position of the input port that it leads to
 * @param keys fields to spread by; only for {@link Spread#HASH}
 * @param chained a call inside one task; otherwise channels
 */
record PlannedEdge(Edge edge, PlannedNode from, int port, Spread spread, List<Integer> keys, boolean chained) {

    /** How rows are spread over the receiver's subtasks. */
    enum Spread {
        FORWARD,
        GATHER,
        HASH,
        REBALANCE,
        BROADCAST
    }
}
