package dev.millrace.designer.run;

import dev.millrace.model.catalog.Validated;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.RunOptions;

/** Starts runs: the local engine, or a test's own. */
@FunctionalInterface
public interface Engine {
    PipelineRun start(Validated pipeline, RunOptions options);
}
