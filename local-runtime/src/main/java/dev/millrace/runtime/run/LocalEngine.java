package dev.millrace.runtime.run;

import dev.millrace.model.catalog.Validated;

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
            throw new IllegalArgumentException("the pipeline has errors");
        }
        throw new IllegalStateException("no scheduler for " + options);
    }
}
