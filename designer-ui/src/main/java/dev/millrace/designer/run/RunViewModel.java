package dev.millrace.designer.run;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validator;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.RunOptions;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/** The run of the open document: started here, watched ten times a second, at most one at a time. */
public final class RunViewModel {

    /** What a run needs from outside. */
    public record Services(Engine engine, Validator validator, TaskExecutor tasks, Ticker ticker) {}

    /** So many subtasks can be asked for here; more than the cores of most desks teaches nothing new. */
    public static final int MOST_PARALLEL = 8;

    private static final String NOTHING_TO_RUN = "There is nothing to run yet";

    private final DocumentViewModel document;
    private final Services services;

    private final ReadOnlyObjectWrapper<RunPhase> phase = new ReadOnlyObjectWrapper<>(RunPhase.IDLE);
    private final ReadOnlyObjectWrapper<Optional<Telemetry>> telemetry = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Validated>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper startProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private final IntegerProperty parallelism = new SimpleIntegerProperty(1);
    private Optional<PipelineRun> run = Optional.empty();

    public RunViewModel(DocumentViewModel document, Services services) {
        this.document = document;
        this.services = services;
        document.validatedProperty().subscribe(validated -> blocked.set(reason(validated)));
        document.pipelineProperty().subscribe(pipeline -> {
            if (pipeline.nodes().isEmpty()) {
                blocked.set(NOTHING_TO_RUN);
            }
        });
    }

    private static String reason(Validated validated) {
        if (validated.pipeline().nodes().isEmpty()) {
            return NOTHING_TO_RUN;
        }
        long errors = validated.problems().stream().filter(Problem::isError).count();
        return errors == 0 ? "" : unsolved(errors);
    }

    private static String unsolved(long errors) {
        return errors == 1 ? "One problem must be solved first" : errors + " problems must be solved first";
    }

    /** Why the document cannot be run as it is; empty if it can. */
    public ReadOnlyStringProperty blockedProperty() {
        return blocked.getReadOnlyProperty();
    }

    /** Subtasks of each operator in the next run, 1 to {@link #MOST_PARALLEL}. */
    public IntegerProperty parallelismProperty() {
        return parallelism;
    }

    public ReadOnlyObjectProperty<RunPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** The newest snapshot of the current or last run. */
    public ReadOnlyObjectProperty<Optional<Telemetry>> telemetryProperty() {
        return telemetry.getReadOnlyProperty();
    }

    /** The document, as validated, of the current or last run. */
    public ReadOnlyObjectProperty<Optional<Validated>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Why the last start did not come about; empty if it did. */
    public ReadOnlyStringProperty startProblemProperty() {
        return startProblem.getReadOnlyProperty();
    }

    /** The current or last run: its tables and console. */
    public Optional<PipelineRun> run() {
        return run;
    }

    /** Validates the document as it is now and, if it has no errors, runs it. Does nothing while a run is active. */
    public void start() {
        if (phase.get().active()) {
            return;
        }
        Pipeline pipeline = document.pipeline();
        RunOptions options = RunOptions.in(document.folder())
                .withParallelism(parallelism.get())
                .withChaining(false);
        closeRun();
        startProblem.set("");
        phase.set(RunPhase.STARTING);
        services.tasks().submit(() -> launch(pipeline, options), this::started, this::notStarted);
    }

    private record Launched(Validated validated, Optional<PipelineRun> run) {}

    private Launched launch(Pipeline pipeline, RunOptions options) {
        Validated validated = services.validator().validate(pipeline, Map.of());
        return new Launched(
                validated,
                validated.runnable() ? Optional.of(services.engine().start(validated, options)) : Optional.empty());
    }

    private void started(Launched launched) {
        if (launched.run().isEmpty()) {
            long errors = launched.validated().problems().stream()
                    .filter(Problem::isError)
                    .count();
            startProblem.set(unsolved(errors));
            phase.set(RunPhase.IDLE);
            return;
        }
        run = launched.run();
        running.set(Optional.of(launched.validated()));
        phase.set(RunPhase.RUNNING);
        services.ticker().start(this::poll);
        poll();
    }

    private void notStarted(Throwable thrown) {
        startProblem.set("The run could not be started: " + thrown.getMessage());
        phase.set(RunPhase.IDLE);
    }

    /** Takes the newest snapshot. */
    void poll() {
        run.map(PipelineRun::telemetry).ifPresent(this::show);
    }

    /** Shows a snapshot: of the run, or of one that was recorded. */
    public void show(Telemetry snapshot) {
        telemetry.set(Optional.of(snapshot));
        if (snapshot.state().ended()) {
            phase.set(RunPhase.ENDED);
            services.ticker().stop();
        } else {
            phase.set(snapshot.state() == RunState.PAUSED ? RunPhase.PAUSED : RunPhase.RUNNING);
        }
    }

    public void pauseOrResume() {
        if (phase.get() == RunPhase.RUNNING) {
            run.ifPresent(PipelineRun::pause);
        } else if (phase.get() == RunPhase.PAUSED) {
            run.ifPresent(PipelineRun::resume);
        }
    }

    /** Asks the run to end; its last snapshot tells when it has. */
    public void stop() {
        run.ifPresent(PipelineRun::cancel);
    }

    /** Forgets the run: the document was replaced or the studio closes. */
    public void clear() {
        closeRun();
        telemetry.set(Optional.empty());
        running.set(Optional.empty());
        phase.set(RunPhase.IDLE);
    }

    private void closeRun() {
        services.ticker().stop();
        run.ifPresent(ended -> services.tasks()
                .submit(
                        () -> {
                            ended.close();
                            return true;
                        },
                        closed -> {},
                        this::notStarted));
        run = Optional.empty();
    }
}
