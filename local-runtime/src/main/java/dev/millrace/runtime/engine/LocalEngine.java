package dev.millrace.runtime.engine;

import dev.millrace.model.catalog.Validated;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.RunOptions;

/** Runs pipelines in this process. */
public final class LocalEngine {

    private LocalEngine() {}

    /**
     * Starts a pipeline that validation found runnable. Returns at once; failures show in the run's telemetry.
     *
     * @throws IllegalArgumentException if the pipeline has errors
     */
    public static PipelineRun start(Validated pipeline, RunOptions options) {
        if (!pipeline.runnable()) {
            throw new IllegalArgumentException(
                    "the pipeline has errors: " + pipeline.problems().get(0).message());
        }
        LocalRun run = new LocalRun(pipeline, options);
        run.start();
        return run;
    }
}
