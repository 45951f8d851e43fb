package dev.millrace.runtime.streamtest;

import dev.millrace.model.telemetry.RunFailure;
import java.util.List;
import java.util.Optional;

/**
 * What came of running a test.
 *
 * @param outputs by step, in the order in which they came
 * @param failure why the pipeline failed, if it did
 * @param failedStep in which step it failed
 */
public record StreamTestRun(List<List<Output>> outputs, Optional<RunFailure> failure, int failedStep) {
    public StreamTestRun {
        outputs = outputs.stream().map(List::copyOf).toList();
    }
}
