package dev.millrace.runtime.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.FilterSpec;
import dev.millrace.runtime.connector.Connectors.ResultSink;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.engine.Harness;
import dev.millrace.runtime.operator.Distribution;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.OperatorProvider;
import dev.millrace.runtime.operator.Operators;
import dev.millrace.runtime.plan.ExecutionPlan;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.time.ProcessingTime;
import dev.millrace.runtime.time.RunClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a task throws, wherever it is, a run comes to an end that is told. */
class BrokenTaskTest {

    private static final long PATIENCE_MS = 20_000;

    private static final String DOCUMENT = """
            {"millrace": 1, "name": "broken", "nodes": [
              {"id": "rows", "kind": "rows-source", "settings": {
                "columns": [{"name": "n", "type": "int"}], "rows": [[1], [2]]}},
              {"id": "broken", "kind": "filter", "settings": {"condition": "n > 0"}},
              {"id": "sink", "kind": "discard-sink"}],
             "edges": [{"from": "rows.out", "to": "broken.in"}, {"from": "broken.out", "to": "sink.in"}]}
            """;

    /** Runs out of memory as soon as there is something to do, and again when it is to be closed. */
    private static final class Broken implements Operator {
        @Override
        public boolean process(int port, Batch batch) {
            throw new OutOfMemoryError("in process");
        }

        @Override
        public void close() {
            throw new OutOfMemoryError("in close");
        }
    }

    private static final OperatorProvider BROKEN = new OperatorProvider() {
        @Override
        public Optional<Operator> create(OperatorSpec spec, OperatorContext context) {
            return spec instanceof FilterSpec ? Optional.of(new Broken()) : Optional.empty();
        }

        @Override
        public Optional<Distribution> distribution(OperatorSpec spec, int port) {
            return Optional.empty();
        }
    };

    private static final ResultSink NOWHERE = new ResultSink() {
        @Override
        public void rows(String nodeId, Schema schema, List<List<@Nullable Object>> rows) {}

        @Override
        public void line(String nodeId, String text) {}
    };

    /** What the scheduler told, in order. */
    private static final class Told implements Scheduler.Listener {
        private final List<String> events = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void failed(String node, Throwable cause) {
            events.add(node + ": " + cause.getMessage());
        }

        @Override
        public void ended() {
            events.add("ended");
        }
    }

    @Test
    void liveRunOfATaskThatCannotEvenBeClosedEnds() throws InterruptedException {
        Told told = new Told();
        RunClock clock = RunClock.system();
        ExecutionPlan plan = plan(Harness.options().withParallelism(2), clock);
        Scheduler scheduler = new LiveScheduler(plan.slots(), clock, told);

        scheduler.start();

        assertTrue(scheduler.await(PATIENCE_MS));
        assertEquals(List.of("broken: in process", "ended"), told.events);
    }

    @Test
    void simulatedRunOfATaskThatCannotEvenBeClosedEnds() throws InterruptedException {
        Told told = new Told();
        VirtualTime time = new VirtualTime();
        ExecutionPlan plan = plan(Harness.options().simulated(7), new RunClock(time));
        Scheduler scheduler = new SimulatedScheduler(plan.tasks(), time, Choices.random(7), new Pace(0), told);

        scheduler.start();

        assertTrue(scheduler.await(PATIENCE_MS));
        assertEquals(List.of("broken: in process", "ended"), told.events);
    }

    private static ExecutionPlan plan(RunOptions options, RunClock clock) {
        Validated pipeline = Harness.validated(DOCUMENT);
        return ExecutionPlan.of(
                pipeline,
                options,
                new ExecutionPlan.Services(
                        Operators.shared().with(BROKEN), clock, new ProcessingTime(clock, 0), NOWHERE));
    }
}
