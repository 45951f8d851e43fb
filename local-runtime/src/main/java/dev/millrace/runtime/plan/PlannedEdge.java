package dev.millrace.runtime.plan;

import dev.millrace.model.document.Edge;

/**
 * An edge with what the planner decided.
 *
 * @param port position of the input port that it leads to
 * @param chained a call inside one task; otherwise channels
 */
record PlannedEdge(Edge edge, PlannedNode from, int port, Spread spread, boolean chained) {

    /** How rows are spread over the receiver's subtasks. */
    enum Spread {
        FORWARD,
        GATHER,
        HASH,
        REBALANCE
    }
}
