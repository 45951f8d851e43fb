package dev.millrace.runtime.plan;

import dev.millrace.model.catalog.Validated;
import dev.millrace.runtime.connector.Connectors.ResultSink;
import dev.millrace.runtime.operator.Operators;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.task.Task;
import dev.millrace.runtime.telemetry.RunCounters;
import dev.millrace.runtime.time.ProcessingTime;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A pipeline made ready to run.
 *
 * @param slots the tasks of each slot
 * @param counters everything that telemetry reads
 */
public record ExecutionPlan(List<List<Task>> slots, RunCounters counters) {

    /** What the plan needs from the run. */
    public record Services(
            Operators operators, LongSupplier nanoTime, ProcessingTime processingTime, ResultSink results) {}

    /** Plans a runnable pipeline. */
    public static ExecutionPlan of(Validated pipeline, RunOptions options, Services services) {
        var nodes = new Planner(pipeline, options, services.operators()).plan();
        return new TaskBuilder(pipeline, nodes, options, services).build();
    }

    /** All tasks, in no particular order. */
    public List<Task> tasks() {
        return slots.stream().flatMap(List::stream).toList();
    }
}
