package dev.millrace.runtime.engine;

import dev.millrace.model.catalog.Validated;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.RunOptions;
import java.util.function.Consumer;

/** Runs pipelines in this process. */
public final class LocalEngine {

    private LocalEngine() {}

    /**
     * Starts a pipeline that validation found runnable. Returns at once; failures show in the run's telemetry.
     *
     * @throws IllegalArgumentException if the pipeline has errors
     */
    public static PipelineRun start(Validated pipeline, RunOptions options) {
        return start(pipeline, options, line -> {});
    }

    /**
     * As {@link #start(Validated, RunOptions)}, and hands over every line that console sinks print.
     *
     * @param consoleLines called in the lines' order, from the engine's threads, one call at a time; the run waits for it
     */
    public static PipelineRun start(Validated pipeline, RunOptions options, Consumer<String> consoleLines) {
        if (!pipeline.runnable()) {
            throw new IllegalArgumentException(
                    "the pipeline has errors: " + pipeline.problems().get(0).message());
        }
        LocalRun run = new LocalRun(pipeline, options, consoleLines);
        run.start();
        return run;
    }
}
