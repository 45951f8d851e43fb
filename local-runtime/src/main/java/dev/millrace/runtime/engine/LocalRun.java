package dev.millrace.runtime.engine;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.SinkSpecs.TableSinkSpec;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.operator.Operators;
import dev.millrace.runtime.plan.ExecutionPlan;
import dev.millrace.runtime.run.ConsoleLines;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.ResultTable;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.run.RunOptions.Live;
import dev.millrace.runtime.run.RunOptions.Replayed;
import dev.millrace.runtime.run.RunOptions.Simulated;
import dev.millrace.runtime.schedule.Choices;
import dev.millrace.runtime.schedule.LiveScheduler;
import dev.millrace.runtime.schedule.Pace;
import dev.millrace.runtime.schedule.Scheduler;
import dev.millrace.runtime.schedule.SimulatedScheduler;
import dev.millrace.runtime.schedule.Ticker;
import dev.millrace.runtime.schedule.VirtualTime;
import dev.millrace.runtime.telemetry.TelemetrySampler;
import dev.millrace.runtime.time.ProcessingTime;
import dev.millrace.runtime.time.RunClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run: STARTING, RUNNING, PAUSED and back, then FINISHED, CANCELLED or FAILED. Only {@link #move} changes the
 * state, and an ended run stays as it ended.
 */
final class LocalRun implements PipelineRun, Scheduler.Listener {

    private final Validated pipeline;
    private final Results results;
    private final RunClock clock;
    /** What rates are taken by: of a replay, the system's clock. */
    private final RunClock telemetryClock;

    private final Scheduler scheduler;
    private final TelemetrySampler sampler;
    private final Ticker ticker;
    private final InstantSource wallClock = InstantSource.system();
    private volatile RunState state = RunState.STARTING;
    private volatile Telemetry latest;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Runnable> onEnd = new AtomicReference<>();
    private volatile Optional<RunFailure> failure = Optional.empty();

    LocalRun(Validated pipeline, RunOptions options, Consumer<String> consoleLines) {
        this.pipeline = pipeline;
        this.results = new Results(limits(pipeline), consoleLines);
        VirtualTime virtual = new VirtualTime();
        boolean live = options.clock() instanceof Live;
        this.clock = live ? RunClock.system() : new RunClock(virtual);
        this.telemetryClock = options.isReplay() ? RunClock.system() : clock;
        ExecutionPlan plan = ExecutionPlan.of(
                pipeline,
                options,
                new ExecutionPlan.Services(
                        Operators.shared(), clock, new ProcessingTime(clock, live ? wallClock.millis() : 0), results));
        this.scheduler = switch (options.clock()) {
            case Live ignored -> new LiveScheduler(plan.slots(), clock, this);
            case Simulated simulated ->
                new SimulatedScheduler(plan.tasks(), virtual, Choices.random(simulated.seed()), new Pace(0), this);
            case Replayed replayed ->
                new SimulatedScheduler(plan.tasks(), virtual, Choices.inTurn(), new Pace(replayed.speed()), this);
        };
        this.sampler = new TelemetrySampler(plan.counters(), plan.tasks());
        this.ticker = new Ticker("millrace-telemetry", options.tuning().sampleMs(), this::sample);
        this.latest = take();
    }

    private static Map<String, Integer> limits(Validated pipeline) {
        Map<String, Integer> limits = new HashMap<>();
        for (BoundNode node : pipeline.nodes().values()) {
            if (node.spec() instanceof TableSinkSpec table) {
                limits.put(node.node().id(), table.limit());
            }
        }
        return limits;
    }

    void start() {
        move(RunState.STARTING, RunState.RUNNING);
        scheduler.start();
        ticker.start();
    }

    private synchronized boolean move(RunState from, RunState to) {
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }

    private void sample() {
        latest = take();
    }

    private synchronized Telemetry take() {
        return sampler.sample(state, wallClock.millis(), telemetryClock.getAsLong(), failure);
    }

    @Override
    public Telemetry telemetry() {
        return latest;
    }

    @Override
    public ResultTable table(String nodeId) {
        BoundNode node = pipeline.nodes().get(nodeId);
        List<Schema> inputs = node == null || node.inputs().isEmpty()
                ? List.of()
                : node.inputs().values().iterator().next();
        return results.table(
                nodeId,
                inputs.isEmpty() ? Schema.of(List.of(), false) : inputs.get(0).changesAsField());
    }

    @Override
    public ConsoleLines console() {
        return results.console();
    }

    @Override
    public void pause() {
        if (move(RunState.RUNNING, RunState.PAUSED)) {
            scheduler.pause();
            clock.pause();
            telemetryClock.pause();
        }
    }

    @Override
    public void resume() {
        if (move(RunState.PAUSED, RunState.RUNNING)) {
            clock.resume();
            telemetryClock.resume();
            scheduler.resume();
        }
    }

    @Override
    public void cancel() {
        if (move(RunState.RUNNING, RunState.CANCELLED) || move(RunState.PAUSED, RunState.CANCELLED)) {
            scheduler.stop();
        }
    }

    @Override
    public synchronized void failed(String node, Throwable cause) {
        failure = Optional.of(Failures.of(node, cause));
        state = state == RunState.CANCELLED ? state : RunState.FAILED;
    }

    @Override
    public void ended() {
        if (!move(RunState.RUNNING, RunState.FINISHED)) {
            move(RunState.PAUSED, RunState.FINISHED);
        }
        try {
            ticker.stop();
            latest = take();
        } finally {
            ended.countDown();
            callOnEnd();
        }
    }

    @Override
    public void onEnd(Runnable action) {
        onEnd.set(action);
        if (ended.getCount() == 0) {
            callOnEnd();
        }
    }

    private void callOnEnd() {
        Runnable action = onEnd.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }

    @Override
    public Optional<Telemetry> await(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS) ? Optional.of(telemetry()) : Optional.empty();
    }

    @Override
    public void close() {
        cancel();
        boolean interrupted = false;
        while (ended.getCount() > 0) {
            try {
                ended.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
