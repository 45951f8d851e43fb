package dev.millrace.runtime.operator;

import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.connector.Connectors.ConnectorContext;
import dev.millrace.runtime.state.StateBackend;
import dev.millrace.runtime.telemetry.NodeCounters;
import dev.millrace.runtime.time.ProcessingTime;
import java.util.List;

/**
 * What an operator is given when it is made, for one subtask.
 *
 * @param outputSchemas by output port
 * @param outboxes by output port
 */
public record OperatorContext(
        BoundNode node,
        List<Schema> outputSchemas,
        List<Outbox> outboxes,
        NodeCounters counters,
        Environment environment) {

    /** What the subtask has around it. */
    public record Environment(
            StateBackend state,
            ConnectorContext connector,
            ProcessingTime processingTime,
            int batchSize,
            int maxParallelism) {}

    public Outbox outbox(int port) {
        return outboxes.get(port);
    }

    public int batchSize() {
        return environment.batchSize();
    }

    public StateBackend state() {
        return environment.state();
    }

    public ProcessingTime processingTime() {
        return environment.processingTime();
    }

    /** The schema that arrives at the first input. */
    public Schema input() {
        return node.inputs().values().iterator().next().get(0);
    }
}
