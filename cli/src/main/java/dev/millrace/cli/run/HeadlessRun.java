package dev.millrace.cli.run;

import dev.millrace.cli.report.ExitCode;
import dev.millrace.cli.report.Reason;
import dev.millrace.cli.report.Terminal;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.file.AtomicFiles;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.engine.LocalEngine;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.run.RunOptions.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One run from start to exit code. Ctrl-C cancels it: then the shutdown hook waits until the run is closed and its
 * summary is written.
 */
public final class HeadlessRun {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final long LONGEST_GOODBYE_S = 10;

    private final Terminal terminal;
    private final Validated pipeline;
    private final Request request;
    private final ProgressView progress;

    /**
     * What the user asked for.
     *
     * @param name the document as the user wrote it
     * @param folder relative paths of the document start here
     * @param rows most rows of a table that are printed; below 0: what suits the terminal
     */
    public record Request(
            String name,
            Path folder,
            int parallelism,
            Clock clock,
            ProgressMode progress,
            Optional<Path> statistics,
            int rows) {}

    public HeadlessRun(Terminal terminal, Validated pipeline, Request request) {
        this.terminal = terminal;
        this.pipeline = pipeline;
        this.request = request;
        this.progress = new ProgressView(terminal, request.progress());
    }

    /** Runs it and gives the exit code. */
    public int call() throws InterruptedException {
        try {
            return run();
        } catch (OutOfMemoryError full) {
            terminal.say("millrace: the memory is full (" + full.getMessage()
                    + "): give Java more, as with MILLRACE_JAVA_OPTS=-Xmx8g, or use a smaller parallelism.");
            return ExitCode.FAILED;
        }
    }

    private int run() throws InterruptedException {
        RunOptions options = RunOptions.in(request.folder())
                .withParallelism(request.parallelism())
                .withClock(request.clock());
        CountDownLatch finished = new CountDownLatch(1);
        try (PipelineRun run = LocalEngine.start(pipeline, options, this::line)) {
            Thread hook = Thread.ofPlatform().name("millrace-interrupted").unstarted(() -> leave(run, finished));
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                Telemetry end = follow(run);
                return conclude(run, end);
            } finally {
                finished.countDown();
                remove(hook);
            }
        }
    }

    /** Console sinks print as rows come, from the engine's thread: a reader that is slow slows the run. */
    private void line(String text) {
        synchronized (terminal) {
            if (terminal.outTerminal()) {
                progress.clear();
            }
            terminal.out().println(text);
        }
    }

    private Telemetry follow(PipelineRun run) throws InterruptedException {
        Optional<Telemetry> end = run.await(LOOK_EVERY);
        while (end.isEmpty()) {
            synchronized (terminal) {
                terminal.out().flush();
                progress.show(RunFigures.of(pipeline, run.telemetry()));
            }
            if (terminal.out().checkError()) {
                run.cancel();
            }
            end = run.await(LOOK_EVERY);
        }
        progress.clear();
        return end.get();
    }

    private int conclude(PipelineRun run, Telemetry end) {
        new ResultView(terminal, pipeline, request.rows()).print(run);
        new Summary(terminal, pipeline, request.folder()).print(end);
        boolean noted = request.statistics()
                .map(file -> write(file, new Statistics(pipeline, request).of(end)))
                .orElse(true);
        terminal.flush();
        return noted ? exitCode(end.state()) : ExitCode.FAILED;
    }

    private boolean write(Path file, String statistics) {
        try {
            AtomicFiles.write(file, statistics.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException failed) {
            terminal.say("millrace: the statistics could not be written to " + file + ": " + Reason.of(failed) + ".");
            return false;
        }
    }

    private static int exitCode(RunState state) {
        return switch (state) {
            case FINISHED -> ExitCode.DONE;
            case CANCELLED -> ExitCode.INTERRUPTED;
            case STARTING, RUNNING, PAUSED, FAILED -> ExitCode.FAILED;
        };
    }

    private static void leave(PipelineRun run, CountDownLatch finished) {
        run.close();
        try {
            if (!finished.await(LONGEST_GOODBYE_S, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyLeaving) {
            // Then the hook is what ended the run, and it is waiting for this thread.
            return;
        }
    }
}
