package dev.millrace.benchmarks.millrace;

import dev.millrace.benchmarks.contender.PacedContender;
import dev.millrace.benchmarks.contender.PacedRun;
import dev.millrace.benchmarks.contender.Result;
import dev.millrace.benchmarks.workload.Workload;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.json.ReadResult;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.model.validation.PipelineValidator;
import dev.millrace.runtime.engine.LocalEngine;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.RunOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Millrace: documents read and checked before the clock starts, then run by the local engine with telemetry on. */
public final class MillraceContender implements PacedContender {

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final long PACED_ROWS_PER_SECOND = 100_000;

    private final RunOptions options;

    private MillraceContender(RunOptions options) {
        this.options = options;
    }

    /** An engine for runs at this parallelism. */
    public static MillraceContender start(int parallelism) {
        return new MillraceContender(RunOptions.in(Path.of(".")).withParallelism(parallelism));
    }

    /** An engine that only fills its telemetry at the end of a run. */
    public static MillraceContender startUnsampled(int parallelism) {
        return new MillraceContender(start(parallelism).options.withSampleMs(0));
    }

    @Override
    public Result run(Workload workload, long rows) throws Exception {
        Validated pipeline = validated(Documents.of(workload, rows, 0));
        ResultWriter.reset(null);
        long start = System.nanoTime();
        await(pipeline, options);
        long nanos = System.nanoTime() - start;
        if (workload == Workload.W1) {
            return Result.of(rows, nanos, ResultWriter.totals());
        }
        return new Result(rows, nanos, ResultWriter.rows(), ResultWriter.checksum());
    }

    @Override
    public void run(PacedRun run) throws Exception {
        ResultWriter.reset(run);
        await(validated(Documents.of(Workload.W2, run.rows(), PACED_ROWS_PER_SECOND)), options.withBufferTimeoutMs(0));
    }

    private static void await(Validated pipeline, RunOptions options) throws InterruptedException {
        try (PipelineRun run = LocalEngine.start(pipeline, options)) {
            Telemetry telemetry = run.await(LIMIT).orElseThrow();
            if (telemetry.state() != RunState.FINISHED) {
                throw new IllegalStateException("the run ended " + telemetry.state() + ": " + telemetry.failure());
            }
        }
    }

    static Validated validated(String document) {
        ReadResult read = new PipelineReader().read(document);
        Validated validated = PipelineValidator.standard()
                .validate(
                        read.pipeline()
                                .orElseThrow(() -> new IllegalStateException(
                                        read.problems().toString())),
                        Map.of());
        if (!validated.runnable()) {
            throw new IllegalStateException(validated.problems().toString());
        }
        return validated;
    }
}
