package dev.millrace.runtime.streamtest;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.streamtest.BoundStreamTest;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.runtime.connector.Connectors.ResultSink;
import dev.millrace.runtime.engine.Failures;
import dev.millrace.runtime.operator.Distribution;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.OperatorProvider;
import dev.millrace.runtime.operator.Operators;
import dev.millrace.runtime.plan.ExecutionPlan;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.schedule.Choices;
import dev.millrace.runtime.schedule.Scheduler;
import dev.millrace.runtime.schedule.SimulatedScheduler;
import dev.millrace.runtime.schedule.VirtualTime;
import dev.millrace.runtime.streamtest.CollectorOperator.CollectorSpec;
import dev.millrace.runtime.time.ProcessingTime;
import dev.millrace.runtime.time.RunClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a stream test on the simulated scheduler: the very tasks of a real run, on one thread and a virtual clock. */
public final class StreamTestRunner {

    private static final long PATIENCE_MS = 300_000;

    /** Operators of a test need no table: sinks never run. */
    private static final ResultSink NO_RESULTS = new ResultSink() {
        @Override
        public void rows(String nodeId, Schema schema, List<List<@Nullable Object>> rows) {
            throw new IllegalStateException("a stream test writes no sink");
        }

        @Override
        public void line(String nodeId, String text) {
            throw new IllegalStateException("a stream test writes no sink");
        }
    };

    private static final OperatorProvider COLLECTORS = new OperatorProvider() {
        @Override
        public Optional<Operator> create(OperatorSpec spec, OperatorContext context) {
            return spec instanceof CollectorSpec collector
                    ? Optional.of(new CollectorOperator(collector))
                    : Optional.empty();
        }

        @Override
        public Optional<Distribution> distribution(OperatorSpec spec, int port) {
            return Optional.empty();
        }
    };

    private StreamTestRunner() {}

    /**
     * The source that a test needs and does not replace, if there is one; such a test cannot run.
     */
    public static Optional<String> missingSource(Validated pipeline, BoundStreamTest test) {
        return TestPlan.missingSource(pipeline, test);
    }

    /**
     * Runs a test. Returns when nothing is left to do of its last step.
     *
     * @param folder where relative paths of the document start
     * @param seed draws the order in which tasks have their turns; no result may depend on it
     */
    public static StreamTestRun run(Validated pipeline, BoundStreamTest test, Path folder, int parallelism, long seed)
            throws InterruptedException {
        List<ScriptedFeed> feeds = test.sources().stream()
                .map(source -> new ScriptedFeed(source.schema()))
                .toList();
        VirtualTime virtual = new VirtualTime();
        RunClock clock = new RunClock(virtual);
        ProcessingTime processingTime =
                new ProcessingTime(clock, test.test().setup().startMs());
        AtomicReference<@Nullable Scheduler> scheduler = new AtomicReference<>();
        Script script = new Script(test, feeds, processingTime::nanosAt, () -> stop(scheduler.get()));
        ExecutionPlan plan = ExecutionPlan.of(
                TestPlan.of(pipeline, test, feeds, script::take),
                RunOptions.in(folder).withParallelism(parallelism).simulated(seed),
                new ExecutionPlan.Services(Operators.shared().with(COLLECTORS), clock, processingTime, NO_RESULTS));
        FirstFailure failure = new FirstFailure(script);
        scheduler.set(SimulatedScheduler.conducted(plan.tasks(), virtual, Choices.random(seed), failure, script));
        run(scheduler.get());
        return new StreamTestRun(script.outputs(), failure.failure, failure.step);
    }

    private static void stop(@Nullable Scheduler scheduler) {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    private static void run(@Nullable Scheduler scheduler) throws InterruptedException {
        if (scheduler == null) {
            return;
        }
        scheduler.start();
        if (!scheduler.await(PATIENCE_MS)) {
            scheduler.stop();
            throw new IllegalStateException("the pipeline did not come to rest within " + PATIENCE_MS / 1_000 + " s");
        }
    }

    /** Read after the run's thread has ended. */
    private static final class FirstFailure implements Scheduler.Listener {

        private final Script script;
        private volatile Optional<RunFailure> failure = Optional.empty();
        private volatile int step;

        FirstFailure(Script script) {
            this.script = script;
        }

        @Override
        public void failed(String node, Throwable cause) {
            failure = Optional.of(Failures.of(node, cause));
            step = script.step();
        }

        @Override
        public void ended() {}
    }
}
