package dev.millrace.designer.run;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validator;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.RunOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The run of the open document: started here, watched ten times a second, at most one at a time. */
public final class RunViewModel {

    /** What a run needs from outside. */
    public record Services(Engine engine, Validator validator, TaskExecutor tasks, Ticker ticker) {}

    private final DocumentViewModel document;
    private final Services services;

    private final ReadOnlyObjectWrapper<RunPhase> phase = new ReadOnlyObjectWrapper<>(RunPhase.IDLE);
    private final ReadOnlyObjectWrapper<Optional<Telemetry>> telemetry = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Validated>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper startProblem = new ReadOnlyStringWrapper("");
    private Optional<PipelineRun> run = Optional.empty();

    public RunViewModel(DocumentViewModel document, Services services) {
        this.document = document;
        this.services = services;
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
        Path folder = document.fileProperty()
                .get()
                .map(file -> file.toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
        closeRun();
        startProblem.set("");
        phase.set(RunPhase.STARTING);
        services.tasks().submit(() -> launch(pipeline, folder), this::started, this::notStarted);
    }

    private record Launched(Validated validated, Optional<PipelineRun> run) {}

    private Launched launch(Pipeline pipeline, Path folder) {
        Validated validated = services.validator().validate(pipeline, Map.of());
        return new Launched(
                validated,
                validated.runnable()
                        ? Optional.of(services.engine().start(validated, RunOptions.in(folder)))
                        : Optional.empty());
    }

    private void started(Launched launched) {
        if (launched.run().isEmpty()) {
            long errors = launched.validated().problems().stream()
                    .filter(problem -> problem.isError())
                    .count();
            startProblem.set(
                    errors == 1 ? "One problem must be solved first" : errors + " problems must be solved first");
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
